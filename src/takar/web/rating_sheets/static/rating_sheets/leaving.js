// Signing out takes everything off the tablet, but never what has not been sent: then it asks to wait.
import { Courier } from "./courier.js";
import { forgetPages } from "./keeping.js";
import { Vault, isPossible } from "./vault.js";

const place = document.querySelector("[data-sheets-owner]");

async function unsent(vault) {
  return [...(await vault.count()).values()].reduce((sum, one) => sum + one, 0);
}

async function leave(form) {
  const vault = await Vault.of(place.dataset.sheetsOwner);
  if (await unsent(vault)) {
    const courier = new Courier(vault, { send: place.dataset.send, state: place.dataset.state });
    await courier.nudge();
    clearTimeout(courier.timer);
  }
  const count = await unsent(vault);
  if (count) return refuse(count);
  await vault.forget();
  await forgetPages();
  form.dataset.left = "yes";
  return form.requestSubmit();
}

function refuse(count) {
  const said = document.createElement("div");
  said.className = "notice tone-poor";
  said.setAttribute("role", "alert");
  said.tabIndex = -1;
  const words = document.createElement("p");
  words.textContent = place.dataset.wordWait.replace("%d", count);
  said.append(words);
  document.getElementById("isi").prepend(said);
  said.focus();
}

if (place && isPossible()) {
  window.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.action.endsWith(place.dataset.leave) || form.dataset.left) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(form).catch(() => {
      form.dataset.left = "yes"; // the store cannot be opened: nothing was ever kept
      form.requestSubmit();
    });
  }, true);
}
