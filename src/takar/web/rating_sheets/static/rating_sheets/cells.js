// What stands in the fields of one competency, as the server understands it.

const LEVEL = /^\d(\.\d{1,2})?$/;
export const EMPTY = { version: 1, level: null, evidence: "", behaviours: [], unseen_because: "" };

export class CellFields {
  constructor(place) {
    this.place = place;
    this.code = place.dataset.cell;
    this.mark = place.querySelector("[data-mark]");
  }

  get fields() {
    return [...this.place.querySelectorAll("input, textarea")];
  }

  field(name) {
    return this.place.querySelector(`[name="${name}_${this.code}"]`);
  }

  // Returns what the fields say, or nothing when the level is none.
  read() {
    const level = this.#level();
    if (level === undefined) return null;
    return {
      version: 1,
      level,
      evidence: this.field("evidence").value,
      behaviours: this.#ticks().filter((one) => one.checked).map((one) => one.value).sort(),
      unseen_because: this.field("unseen")?.value ?? "",
    };
  }

  write(value) {
    for (const radio of this.#radios()) radio.checked = radio.value === (value.level ?? "");
    const number = this.place.querySelector(`input[type=number][name="level_${this.code}"]`);
    if (number) number.value = value.level ?? "";
    this.field("evidence").value = value.evidence;
    const unseen = this.field("unseen");
    if (unseen) unseen.value = value.unseen_because;
    for (const tick of this.#ticks()) tick.checked = value.behaviours.includes(tick.value);
  }

  say(word, text) {
    this.mark.dataset.mark = word;
    this.mark.textContent = text;
  }

  get isHeld() {
    return this.place.contains(document.activeElement);
  }

  #radios() {
    return this.place.querySelectorAll(`input[type=radio][name="level_${this.code}"]`);
  }

  #ticks() {
    return [...this.place.querySelectorAll(`input[name="behaviours_${this.code}"]`)];
  }

  #level() {
    const number = this.place.querySelector(`input[type=number][name="level_${this.code}"]`);
    const chosen = this.place.querySelector(`input[type=radio][name="level_${this.code}"]:checked`);
    if (number && !number.validity.valid) return undefined;
    const text = (number ? number.value : chosen?.value ?? "").replace(",", ".");
    if (!text) return null;
    return LEVEL.test(text) ? String(Number(text)) : undefined;
  }
}

export function isSame(one, other) {
  return ["level", "evidence", "unseen_because"].every((name) => one[name] === other[name])
    && [...one.behaviours].sort().join() === [...other.behaviours].sort().join();
}

export function isAnswered(value) {
  return value.level !== null || value.unseen_because.trim() !== "";
}
