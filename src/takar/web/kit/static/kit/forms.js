// Forms: ask before what cannot be undone, send once, submit filters when a choice is made.

const dialog = () => document.getElementById("confirm");

function ask(form, submitter) {
  const box = dialog();
  box.querySelector("[data-question]").textContent = submitter?.dataset.confirm ?? form.dataset.confirm;
  const yes = box.querySelector("[value=yes]");
  yes.textContent = submitter?.dataset.yes ?? form.dataset.yes ?? yes.dataset.word;
  box.returnValue = "";
  box.addEventListener("close", () => {
    if (box.returnValue !== "yes") return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter ?? undefined);
  }, { once: true });
  box.showModal();
}

function once(form, event) {
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post" && form.target !== "_blank" && !("download" in form.dataset)) {
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
    setTimeout(() => form.querySelectorAll("button[type=submit]").forEach((b) => { b.disabled = true; }));
  }
}

export function guardForms(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    const wantsAsking = event.submitter?.dataset.confirm || form.dataset.confirm;
    if (wantsAsking && !form.dataset.confirmed) {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, event.submitter);
      return;
    }
    delete form.dataset.confirmed;
    if (!event.defaultPrevented) once(form, event);
  }, true);
  page.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
  });
  window.addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
      form.querySelectorAll("button[type=submit]").forEach((b) => { b.disabled = false; });
    }
  });
}
