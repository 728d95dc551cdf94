// The meeting's manners: walk from person to person by keyboard, open what is asked for, show large.
// Every page works without them.

const KEYS_OFF = "takar-meeting-keys-off";
const LARGE = "takar-meeting-large";
const writing = (target) => target.closest("input:not([type=radio]), textarea, select, [contenteditable]");

function opened(part) {
  if (part?.tagName === "DETAILS") part.open = true;
  return part;
}

function shown() {
  const part = location.hash.startsWith("#k-") && document.getElementById(location.hash.slice(1));
  if (part) {
    opened(part).scrollIntoView({ block: "start" });
    part.querySelector("summary").focus({ preventScroll: true });
  }
}

function nextDisputed() {
  const asked = [...document.querySelectorAll("details[data-asks]")];
  const here = document.activeElement?.closest("details[data-asks]");
  const next = asked[here ? asked.indexOf(here) + 1 : 0];
  if (!next) {
    document.querySelector("a[data-disputed]")?.click();
    return;
  }
  opened(next).querySelector("summary").focus();
  next.scrollIntoView({ block: "start" });
}

const DEEDS = {
  n: () => document.querySelector("a[rel=next]")?.click(),
  p: () => document.querySelector("a[rel=prev]")?.click(),
  b: nextDisputed,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  if (localStorage.getItem(KEYS_OFF) || document.querySelector("dialog[open]")) return;
  const deed = DEEDS[event.key.toLowerCase()];
  if (deed) {
    event.preventDefault();
    deed();
  }
});

// Only a wide screen is made larger: on a telephone nothing would fit any more.
const wide = matchMedia("(min-width: 60rem)");

function large(button) {
  const on = wide.matches && Boolean(sessionStorage.getItem(LARGE));
  document.documentElement.style.fontSize = on ? "125%" : "";
  document.querySelector(".frame")?.classList.toggle("bare", on);
  const side = document.querySelector(".side");
  if (side) side.hidden = on;
  button.hidden = !wide.matches;
  button.setAttribute("aria-pressed", String(on));
}

const keys = document.querySelector("[data-keys]");
if (keys) {
  keys.checked = !localStorage.getItem(KEYS_OFF);
  keys.addEventListener("change", () => {
    if (keys.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });
}

const button = document.querySelector("[data-large]");
if (button) {
  large(button);
  wide.addEventListener("change", () => large(button));
  button.addEventListener("click", () => {
    if (sessionStorage.getItem(LARGE)) sessionStorage.removeItem(LARGE);
    else sessionStorage.setItem(LARGE, "1");
    large(button);
  });
}

window.addEventListener("hashchange", shown);
// The browser walks to the fragment once all is loaded, and takes the focus along: be after it.
window.addEventListener("load", () => setTimeout(shown));
