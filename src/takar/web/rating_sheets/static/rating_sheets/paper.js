// One sheet: what is typed becomes changes on the tablet; what the server answers becomes marks.
import { CellFields, EMPTY, isAnswered, isSame } from "./cells.js";
import { drawOffers } from "./offers.js";

const SOON = 300;

export class Paper {
  constructor(form, vault, courier, status) {
    Object.assign(this, { form, vault, courier, status, sheet: Number(form.dataset.sheet), state: null });
    this.cells = new Map();
    this.offered = new Map();
    for (const place of form.querySelectorAll("[data-cell]")) {
      const fields = new CellFields(place);
      const base = place.querySelector(`[name="base_${fields.code}"]`)?.value || null;
      this.cells.set(fields.code, { fields, base, said: fields.read() ?? EMPTY, timer: 0, pending: new Set() });
    }
  }

  async start() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of this.form.querySelectorAll("button[type=submit]")) button.disabled = true;
    for (const piece of document.querySelectorAll("[data-without-script]")) piece.hidden = true;
    await this.#restore();
    this.form.addEventListener("input", (event) => this.#typed(event));
    this.form.addEventListener("change", (event) => this.#flush(this.#of(event.target)));
    this.form.addEventListener("focusout", (event) => this.#left(event));
    this.form.addEventListener("keydown", (event) => this.#pressed(event));
    for (const moment of ["pagehide", "freeze"]) window.addEventListener(moment, () => this.#flushAll());
    document.addEventListener("visibilitychange", () => this.#flushAll());
    window.addEventListener("beforeunload", (event) => { if (this.#isDirty()) event.preventDefault(); });
    this.courier.addEventListener("states", ({ detail }) => this.#heard(detail));
    this.form.querySelector("[data-submit]")?.addEventListener("click", () => this.#ask());
  }

  // What the tablet knows goes over what the page brought: a page from the store may be old.
  async #restore() {
    const kept = await this.vault.kept(this.sheet);
    if (kept && kept.revision >= Number(this.form.dataset.revision)) this.#show(kept);
    for (const change of await this.vault.waiting()) {
      if (change.sheet !== this.sheet) continue;
      if (change.kind === "KIRIM") { this.#wait(); continue; }
      const cell = this.cells.get(change.competency);
      if (!cell) continue;
      cell.fields.write(change.value);
      Object.assign(cell, { said: change.value, base: change.uuid });
      cell.pending.add(change.uuid);
      this.#mark(cell, "kept");
    }
    await this.#showAside();
  }

  #of(target) {
    const place = target.closest?.("[data-cell]");
    return place ? this.cells.get(place.dataset.cell) : undefined;
  }

  #typed(event) {
    const cell = this.#of(event.target);
    if (!cell) return;
    clearTimeout(cell.timer);
    cell.timer = setTimeout(() => this.#flush(cell), SOON);
    this.#mark(cell, "unsaved");
    this.status.show("unsaved");
  }

  #left(event) {
    const cell = this.#of(event.target);
    if (!cell || cell.fields.place.contains(event.relatedTarget)) return;
    this.#flush(cell);
    if (this.state && !cell.pending.size) this.#showCell(cell, this.state);
  }

  async #flush(cell, settles = []) {
    if (!cell) return;
    clearTimeout(cell.timer);
    cell.timer = 0;
    const value = cell.fields.read();
    if (!value) return this.#mark(cell, "invalid");
    if (isSame(value, cell.said) && !settles.length) return this.#mark(cell, this.#standing(cell));
    await this.#write(cell, value, settles);
  }

  async #write(cell, value, settles) {
    const code = cell.fields.code;
    const change = {
      uuid: crypto.randomUUID(),
      sheet: this.sheet,
      kind: code ? "SEL" : "CATATAN",
      competency: code,
      value,
      base: cell.base,
      made_at: new Date().toISOString(),
      settles,
    };
    Object.assign(cell, { said: value, base: change.uuid });
    cell.pending.add(change.uuid);
    this.#mark(cell, "unsaved"); // until it is on the tablet
    try {
      await this.vault.add(change);
    } catch {
      return this.#mark(cell, "failed");
    }
    this.#mark(cell, cell.timer ? "unsaved" : "kept");
    this.courier.nudge();
  }

  #flushAll() {
    for (const cell of this.cells.values()) if (cell.timer) this.#flush(cell);
  }

  #isDirty() {
    return [...this.cells.values()].some((cell) => cell.timer);
  }

  #heard({ answers, states }) {
    for (const answer of answers) {
      if (answer.change?.sheet !== this.sheet) continue;
      const cell = answer.change.kind === "KIRIM" ? null : this.cells.get(answer.change.competency);
      if (answer.state !== "TUNGGU") cell?.pending.delete(answer.uuid);
      if (answer.state === "REFUSED" || answer.state === "LATE") this.#complain(answer.said);
      if (answer.change.kind === "KIRIM") this.#answered(answer);
    }
    const state = states.find((one) => one.sheet === this.sheet);
    if (state) this.#show(state);
    this.#showAside();
  }

  #show(state) {
    this.state = state;
    this.offered = drawOffers(this.form, state, this.form.dataset, (code, value, settles) => this.#choose(code, value, settles));
    for (const cell of this.cells.values()) if (!cell.pending.size && !cell.timer) this.#showCell(cell, state);
    for (const piece of this.form.querySelectorAll("fieldset[data-lock]")) piece.disabled = !state.is_editable;
    const mark = document.querySelector("[data-standing]");
    mark.textContent = this.form.dataset[`state${state.state[0]}${state.state.slice(1).toLowerCase()}`];
    const button = this.form.querySelector("[data-submit]");
    if (button) button.hidden = !state.is_editable;
  }

  #showCell(cell, state) {
    const known = state.cells[cell.fields.code];
    const value = known?.value ?? EMPTY;
    if (!isSame(value, cell.said)) {
      if (cell.fields.isHeld) {
        if (this.offered.has(cell.fields.code)) this.#mark(cell, "conflict");
        return;
      }
      cell.fields.write(value);
      cell.said = value;
    }
    cell.base = known?.change ?? null;
    this.#mark(cell, this.#standing(cell));
  }

  // A cell for which a choice waits is never called saved, wherever the hand goes.
  #standing(cell) {
    if (cell.pending.size) return "kept";
    if (this.offered.has(cell.fields.code)) return "conflict";
    return isSame(cell.said, EMPTY) ? "empty" : "saved";
  }

  #mark(cell, word) {
    const words = this.form.dataset;
    cell.fields.say(word, words[`mark${word[0].toUpperCase()}${word.slice(1)}`]);
  }

  async #choose(code, value, settles) {
    const cell = this.cells.get(code);
    cell.base = this.state.cells[code]?.change ?? null; // the choice is made upon what counts now
    cell.fields.write(value);
    cell.fields.place.querySelector("input, textarea").focus();
    await this.#flush(cell, settles);
  }

  // Digits set the level of the competency in which one is, as long as nothing is being written.
  #pressed(event) {
    const cell = this.#of(event.target);
    if (!cell || event.target.matches("textarea, [type=text], [type=number]")) return;
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[0-5]$/.test(event.key)) return;
    const radio = cell.fields.place.querySelector(`input[type=radio][value="${event.key}"]`);
    if (!radio || radio.matches(":disabled")) return;
    radio.checked = true;
    radio.focus();
    this.#typed({ target: radio });
  }

  #missing() {
    return [...this.cells.values()].filter((cell) => cell.fields.code && !isAnswered(cell.fields.read() ?? EMPTY));
  }

  #ask() {
    const missing = this.#missing();
    if (missing.length) {
      this.#complain(this.form.dataset.wordMissing.replace("%d", missing.length));
      missing[0].fields.place.querySelector("input").focus();
      return;
    }
    const dialog = document.querySelector("dialog[data-submit-dialog]");
    dialog.returnValue = "";
    dialog.addEventListener("close", () => { if (dialog.returnValue === "yes") this.#submit(); }, { once: true });
    dialog.showModal();
  }

  async #submit() {
    for (const cell of this.cells.values()) await this.#flush(cell);
    const made_at = new Date().toISOString();
    await this.vault.add({ uuid: crypto.randomUUID(), sheet: this.sheet, kind: "KIRIM", made_at });
    this.#wait();
    this.courier.nudge();
  }

  #wait() {
    this.#complain(this.form.dataset.wordSubmitting, "info");
    for (const piece of this.form.querySelectorAll("fieldset[data-lock]")) piece.disabled = true;
  }

  #answered(answer) {
    if (answer.state === "APPLIED" || answer.state === "DUPLICATE") {
      this.#complain(this.form.dataset.wordSubmitted, "good");
    }
  }

  #complain(said, tone = "poor") {
    const place = this.form.querySelector("[data-complaint]");
    place.hidden = false;
    place.className = `notice tone-${tone}`;
    place.querySelector("[data-words]").textContent = said;
  }

  async #showAside() {
    const found = await this.vault.aside(this.sheet);
    const place = this.form.querySelector("[data-aside]");
    place.hidden = found.length === 0;
    place.querySelector("ul").replaceChildren(...found.map((change) => {
      const line = document.createElement("li");
      line.textContent = `${change.competency ?? ""} ${change.value?.level ?? ""} ${change.value?.evidence ?? ""} · ${change.said}`;
      return line;
    }));
  }
}
