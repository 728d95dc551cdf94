// The pages of the assessor: the list of candidates, and the sheet of one of them.
import { Courier } from "./courier.js";
import { keepPages } from "./keeping.js";
import { Paper } from "./paper.js";
import { Status } from "./status.js";
import { Vault, isPossible } from "./vault.js";

const root = document.querySelector("[data-sheets]");

async function showWaiting(vault) {
  const counts = await vault.count();
  for (const row of root.querySelectorAll("[data-sheet-row]")) {
    const count = counts.get(Number(row.dataset.sheetRow)) ?? 0;
    const mark = row.querySelector("[data-waiting]");
    mark.hidden = count === 0;
    mark.querySelector("[data-count]").textContent = count;
  }
}

async function start() {
  const { owner, send, state, worker } = root.dataset;
  for (const piece of root.querySelectorAll("[data-with-script]")) piece.hidden = false;
  const vault = await Vault.of(owner);
  const courier = new Courier(vault, { send, state });
  const status = new Status(root.querySelector("[data-status]"), courier);
  const sheet = root.querySelector("form[data-sheet]");
  if (sheet) await new Paper(sheet, vault, courier, status).start();
  else {
    await showWaiting(vault);
    courier.addEventListener("states", () => showWaiting(vault));
  }
  root.dataset.ready = "yes";
  courier.nudge();
  const links = [...root.querySelectorAll("a[data-keep]")].map((one) => one.pathname);
  const isKept = await keepPages(worker, vault, [location.pathname, ...links]);
  if (isKept) root.dataset.kept = "yes";
  for (const mark of root.querySelectorAll("[data-kept-mark]")) mark.hidden = !isKept;
}

if (root && isPossible()) start();
else if (root) root.querySelector("[data-online-only]").hidden = false;
