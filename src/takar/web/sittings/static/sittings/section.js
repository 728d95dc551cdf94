// One section on the screen: its questions one at a time, the map beside them, what is marked. Of an adaptive
// section it holds the one question now asked, with its ``number``; the next one comes from the server.

import { FIELDS, recording } from "./fields.js";
import { make, word } from "./words.js";

const TYPING = 700;

export class Section extends EventTarget {
  constructor(player, questions, { mayGoBack = true, isPractice = false, number = null, work = { answers: {}, marked: [], place: null } } = {}) {
    super();
    const part = (name) => player.querySelector(`[data-${name}]`);
    Object.assign(this, { mayGoBack, isPractice, number, at: 0, marked: new Set(work.marked), furthest: 0, isClosed: false });
    this.parts = { questions: part("questions"), map: part("map"), count: part("count"), before: part("before"), after: part("after"), doubt: part("doubt") };
    this.questions = questions.map((shown, place) => this.#question(shown, place, questions.length));
    for (const one of this.questions) this.#restore(one, work.answers[one.slot]);
    this.parts.questions.replaceChildren(...this.questions.map((one) => one.node));
    this.parts.map.replaceChildren(...this.questions.map((one) => make("li", {}, one.cell)));
    const place = this.questions.findIndex((one) => one.slot === work.place);
    this.open(Math.max(0, place), { isQuiet: true });
  }

  #question(shown, place, total) {
    const id = `soal-${shown.slot}`;
    const one = { slot: shown.slot, place, value: null, timer: 0, isWaiting: false };
    one.fields = FIELDS[shown.interaction](shown, id, (isTyping) => this.#changed(one, isTyping));
    one.mark = make("span", { class: "player-mark small", id: `${id}-tanda` });
    one.heading = make("h3", { id: `${id}-judul`, tabindex: -1, text: this.number ? word("nth", this.number) : word("of", place + 1, total) });
    const beside = shown.media.filter((ref) => !ref.is_in_option && !shown.prompt.includes(ref.address));
    one.node = make("section", { class: "player-question card", hidden: true, role: "group", "aria-labelledby": `${id}-judul`, "aria-describedby": `${id}-isi` },
      make("header", {}, one.heading, one.mark),
      make("div", { class: "player-prompt", id: `${id}-isi`, html: shown.prompt }),
      ...beside.map((ref) => recording(ref.address, ref.name, ref.alt)),
      ...one.fields.nodes);
    one.cell = make("button", { type: "button", class: "player-cell", text: String(place + 1) });
    one.cell.addEventListener("click", () => this.open(place));
    return one;
  }

  #restore(one, value) {
    one.value = value ?? null;
    if (value) one.fields.write(value);
    this.#show(one);
  }

  // Text waits for a pause in typing; everything else is an answer at once.
  #changed(one, isTyping = false) {
    clearTimeout(one.timer);
    if (isTyping) one.timer = setTimeout(() => this.#take(one), TYPING);
    else this.#take(one);
    if (this.number) this.#show(one);
  }

  #take(one) {
    clearTimeout(one.timer);
    one.timer = 0;
    if (this.isClosed) return;
    const value = one.fields.read();
    if (JSON.stringify(value) === JSON.stringify(one.value)) return;
    one.value = value;
    one.isWaiting = !this.isPractice;
    this.#show(one);
    this.#tell("answer", { slot: one.slot, value });
  }

  // Takes what is being typed, before the section is left or closed.
  settle() {
    for (const one of this.questions) if (one.timer) this.#take(one);
  }

  kept(slots) {
    for (const one of this.questions) {
      if (slots.has(one.slot)) {
        one.isWaiting = false;
        this.#show(one);
      }
    }
  }

  open(place, { isQuiet = false } = {}) {
    if (place < 0 || place >= this.questions.length || (!this.mayGoBack && !isQuiet && place !== this.at + 1)) return;
    this.settle();
    this.questions[this.at].node.hidden = true;
    this.at = place;
    const one = this.questions[place];
    one.node.hidden = false;
    for (const each of this.questions) this.#show(each);
    if (!isQuiet) one.heading.focus();
    this.parts.before.disabled = place === 0 || !this.mayGoBack;
    this.parts.after.disabled = this.number ? !this.isKept : place === this.questions.length - 1;
    this.parts.doubt.setAttribute("aria-pressed", String(this.marked.has(one.slot)));
    this.#tell("open", { slot: one.slot });
  }

  step(by) {
    if (!this.number) return this.open(this.at + by);
    if (by > 0 && this.isKept) this.#tell("next", { slot: this.questions[0].slot });
    return undefined;
  }

  // The question now asked has a whole answer, and the server has it on its disk.
  get isKept() {
    const one = this.questions[this.at];
    return this.state(one) === "answered" && !one.isWaiting && !one.timer;
  }

  // Without a network the next question cannot come: who waits changes nothing, so no time is lost by working.
  freeze(isFrozen) {
    const one = this.questions[this.at];
    this.settle();
    if (isFrozen && one.node.contains(document.activeElement)) one.heading.focus();
    for (const field of one.node.querySelectorAll("input, select, textarea, button")) field.disabled = isFrozen;
    if (!isFrozen && one.value) one.fields.write(one.value);
  }

  toggleMark() {
    const one = this.questions[this.at];
    const isMarked = !this.marked.has(one.slot);
    if (isMarked) this.marked.add(one.slot);
    else this.marked.delete(one.slot);
    this.parts.doubt.setAttribute("aria-pressed", String(isMarked));
    this.#show(one);
    this.#tell("mark", { slot: one.slot, value: isMarked });
  }

  state(one) {
    if (!one.value) return "unanswered";
    return one.fields.isWhole(one.value) ? "answered" : "begun";
  }

  get unanswered() {
    return this.questions.filter((one) => this.state(one) !== "answered").map((one) => one.place + 1);
  }

  get doubted() {
    return this.questions.filter((one) => this.marked.has(one.slot)).map((one) => one.place + 1);
  }

  close() {
    this.settle();
    this.isClosed = true;
  }

  #show(one) {
    const state = this.state(one);
    const isMarked = this.marked.has(one.slot);
    const isPast = !this.mayGoBack && one.place < this.at;
    one.cell.className = `player-cell is-${state}${isMarked ? " is-marked" : ""}`;
    one.cell.disabled = !this.mayGoBack && one.place !== this.at;
    if (one.place === this.at) one.cell.setAttribute("aria-current", "true");
    else one.cell.removeAttribute("aria-current");
    const words = [word("question", one.place + 1), word(state), isMarked && word("marked"), isPast && word("closed")];
    one.cell.setAttribute("aria-label", words.filter(Boolean).join(", "));
    const mark = this.isPractice ? "markPractice" : one.isWaiting ? "markWaiting" : { unanswered: "markEmpty", begun: "markBegun", answered: "markSaved" }[state];
    one.mark.textContent = word(mark);
    one.mark.dataset.mark = mark;
    const whole = this.questions?.filter((each) => this.state(each) === "answered").length ?? 0;
    this.parts.count.textContent = this.number ? word("nth", this.number) : word("counted", whole, this.questions?.length ?? 0);
    if (this.number && this.questions) this.parts.after.disabled = !this.isKept;
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
