// At the door: every scan is answered at once; without a network it is kept and sent again.
// Without this module the form is posted and the page comes back with the answer.

const form = document.querySelector("form[data-scan]");
const KEY = `takar-scans-${form?.dataset.owner}`;
const answers = document.querySelector("[data-answers]");
const keptLine = document.querySelector("[data-kept]");

const kept = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");
const keep = (scans) => {
  localStorage.setItem(KEY, JSON.stringify(scans));
  showKept();
};

function showKept() {
  const count = kept().length;
  keptLine.hidden = count === 0;
  keptLine.textContent = `${count} ${keptLine.dataset.word}`;
}

function show(html) {
  answers.innerHTML = html;
  refresh();
}

async function refresh() {
  const present = document.querySelector("[data-present]");
  const reply = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  if (reply?.ok) present.innerHTML = await reply.text();
}

// Returns the answer of the service; throws where there was none or it was refused, so that the
// scan is kept.
async function send(scan) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(scan.fields)) body.set(name, value);
  body.set("saat", scan.moment);
  const headers = { "X-Requested-With": "fetch" };
  const reply = await fetch(scan.address, { method: "POST", body, headers, redirect: "error" });
  if (!reply.ok) throw new Error(String(reply.status));
  return reply.text();
}

async function take(source) {
  const fields = Object.fromEntries(new FormData(source));
  delete fields.csrfmiddlewaretoken;
  const scan = { fields, address: source.action, moment: new Date().toISOString() };
  try {
    show(await send(scan));
  } catch {
    keep([...kept(), scan]);
  }
}

let isSending = false;
async function sendKept() {
  if (isSending) return;
  isSending = true;
  for (const scan of kept()) {
    try {
      if (new URL(scan.address).origin === location.origin) show(await send(scan));
      keep(kept().filter((one) => one.moment !== scan.moment));
    } catch {
      // Still no network, or refused; it holds up no other, and the next try is a moment later.
    }
  }
  isSending = false;
}

document.addEventListener("submit", (event) => {
  const source = event.target;
  if (!source.matches("form[data-scan], form[data-scan-again]")) return;
  event.preventDefault();
  take(source);
  if (source === form) {
    form.elements.kode.value = "";
    form.elements.kode.focus();
  }
});

async function watch(button) {
  const view = document.querySelector("[data-view]");
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  view.srcObject = stream;
  view.hidden = false;
  button.hidden = true;
  await view.play();
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  let last = "";
  setInterval(async () => {
    const [found] = await detector.detect(view).catch(() => []);
    if (!found || found.rawValue === last) return;
    last = found.rawValue;
    form.elements.kode.value = found.rawValue;
    form.requestSubmit();
    setTimeout(() => { last = ""; }, 5000);
  }, 300);
}

if (form) {
  showKept();
  sendKept();
  setInterval(sendKept, 10000);
  window.addEventListener("online", sendKept);
  const button = document.querySelector("[data-camera]");
  if ("BarcodeDetector" in window && navigator.mediaDevices) {
    button.hidden = false;
    button.addEventListener("click", () => watch(button).catch(() => { button.hidden = true; }));
  }
}
