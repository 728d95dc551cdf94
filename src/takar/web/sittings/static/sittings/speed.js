// The speed test: columns of digits; the last digit of each sum of neighbours is written down. A column
// takes its seconds and gives way to the next; what was written is saved column by column.

import { make, word } from "./words.js";

const SAVE_EVERY = 3000;

export function speed(shown, id, changed) {
  const box = make("div", { class: "player-speed" });
  const begin = make("button", { type: "button", class: "button", text: word("beginSpeed") });
  const note = make("p", { class: "muted", text: word("speedNote", shown.seconds) });
  let done = [];
  let fields = [];
  let timer = 0;
  let saved = 0;

  const written = () => fields.map((field) => (/^\d$/.test(field.value) ? field.value : "-")).join("").replace(/-+$/, "");
  const sums = () => (fields.length ? [...done, written()] : done);

  function column() {
    fields = [];
    if (done.length >= shown.columns.length) return over();
    const digits = shown.columns[done.length];
    const rows = digits.flatMap((digit, place) => [digitOf(digit), place < digits.length - 1 ? field(digits, place) : null]);
    box.replaceChildren(make("h4", { text: word("column", done.length + 1, shown.columns.length) }), make("div", { class: "player-column" }, ...rows));
    fields[0].focus();
    timer = setTimeout(next, shown.seconds * 1000);
    return undefined;
  }
  const digitOf = (digit) => make("span", { class: "player-digit", text: String(digit), "aria-hidden": "true" });
  function field(digits, place) {
    const made = make("input", { type: "text", inputmode: "numeric", maxlength: 1, autocomplete: "off", "aria-label": word("sum", digits[place], digits[place + 1]) });
    made.addEventListener("input", () => {
      made.value = made.value.replace(/\D/g, "");
      if (made.value) fields[place + 1]?.focus();
      if (Date.now() - saved > SAVE_EVERY) { saved = Date.now(); changed(); }
    });
    fields.push(made);
    return made;
  }
  function next() {
    done = sums();
    fields = [];
    changed();
    column();
  }
  function over() {
    box.replaceChildren(make("p", { text: word("speedDone") }));
    changed();
  }
  begin.addEventListener("click", column);
  box.append(begin);
  return {
    nodes: [note, box],
    read: () => (sums().some(Boolean) ? { sums: sums() } : null),
    write: (value) => {
      clearTimeout(timer);
      done = [...(value?.sums ?? [])];
      if (done.length >= shown.columns.length) over();
    },
    isWhole: (value) => (value?.sums?.length ?? 0) >= shown.columns.length,
  };
}
