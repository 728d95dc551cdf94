// One function for each kind of question: it draws the fields and gives {nodes, read, write, isWhole}.
// ``changed(isTyping)`` is called whenever the answer may have changed.

import { make, plain, word } from "./words.js";
import { speed } from "./speed.js";

export const FIELDS = {
  CHOICE: choice, LIKERT: choice, CHOICES: choices, ORDER: order, MATCH: match,
  JUDGEMENT: ends("best", "worst"), FORCED: ends("most", "least"),
  SHORT_TEXT: text, ESSAY: text, SPEED: speed,
};

function medium(option) {
  return option.address ? recording(option.address, option.media, plain(option.text)) : null;
}

// A picture, sound or film; its kind is told by the ending of its name.
export function recording(address, name, alt) {
  if (/\.(png|jpg|webp)$/.test(name)) return make("img", { src: address, alt });
  return make(/mp4$/.test(name) ? "video" : "audio", { src: address, controls: true, preload: "auto", "aria-label": alt });
}

function label(option, input) {
  return make("label", { class: "player-option" }, input, make("span", {}, make("span", { html: option.text }), medium(option)));
}

function choice(shown, id, changed) {
  const inputs = shown.options.map((option) => make("input", { type: "radio", name: id, value: option.code }));
  for (const input of inputs) input.addEventListener("change", () => changed());
  return {
    nodes: [make("div", { class: "player-options" }, ...shown.options.map((option, place) => label(option, inputs[place])))],
    read: () => { const one = inputs.find((input) => input.checked); return one ? { choice: one.value } : null; },
    write: (value) => { for (const input of inputs) input.checked = input.value === value?.choice; },
    isWhole: (value) => Boolean(value),
  };
}

function choices(shown, id, changed) {
  const inputs = shown.options.map((option) => make("input", { type: "checkbox", name: id, value: option.code }));
  const chosen = () => inputs.filter((input) => input.checked);
  const limit = () => { for (const input of inputs) input.disabled = !input.checked && chosen().length >= shown.at_most; };
  for (const input of inputs) input.addEventListener("change", () => { limit(); changed(); });
  return {
    nodes: [
      make("p", { class: "muted", text: word("pick", shown.at_least, shown.at_most) }),
      make("div", { class: "player-options" }, ...shown.options.map((option, place) => label(option, inputs[place]))),
    ],
    read: () => (chosen().length ? { choices: chosen().map((input) => input.value) } : null),
    write: (value) => { for (const input of inputs) input.checked = Boolean(value?.choices?.includes(input.value)); limit(); },
    isWhole: (value) => (value?.choices?.length ?? 0) >= shown.at_least,
  };
}

function order(shown, id, changed) {
  const list = make("ol", { class: "player-order", "aria-label": word("order") });
  const live = make("div", { class: "hidden-visually", "aria-live": "polite" });
  const items = new Map(shown.options.map((option) => [option.code, orderItem(option)]));
  let isTouched = false;
  function orderItem(option) {
    const name = plain(option.text);
    const up = make("button", { type: "button", class: "button quiet", "aria-label": word("up", name), text: "▲" });
    const down = make("button", { type: "button", class: "button quiet", "aria-label": word("down", name), text: "▼" });
    const row = make("li", {}, make("span", {}, make("span", { html: option.text }), medium(option)), make("span", { class: "player-steps" }, up, down));
    row.dataset.code = option.code;
    up.addEventListener("click", () => move(row, row.previousElementSibling, up, name));
    down.addEventListener("click", () => move(row, row.nextElementSibling?.nextElementSibling ?? null, down, name, row.nextElementSibling));
    return row;
  }
  function move(row, before, button, name, beside = before) {
    if (!beside) return;
    list.insertBefore(row, before);
    isTouched = true;
    button.focus();
    live.textContent = word("moved", name, [...list.children].indexOf(row) + 1);
    changed();
  }
  const confirm = make("button", { type: "button", class: "button quiet", text: word("confirmOrder") });
  confirm.addEventListener("click", () => { isTouched = true; changed(); });
  list.append(...items.values());
  return {
    nodes: [make("p", { class: "muted", text: word("order") }), list, confirm, live],
    read: () => (isTouched ? { order: [...list.children].map((row) => row.dataset.code) } : null),
    write: (value) => {
      isTouched = Boolean(value?.order);
      for (const code of value?.order ?? []) if (items.has(code)) list.append(items.get(code));
    },
    isWhole: (value) => value?.order?.length === shown.options.length,
  };
}

function match(shown, id, changed) {
  const selects = shown.options.map((option, place) => {
    const empty = make("option", { value: "", text: word("choose") });
    const select = make("select", { id: `${id}-${place}` }, empty, ...shown.targets.map((one) => make("option", { value: one.code, text: plain(one.text) })));
    select.dataset.code = option.code;
    select.addEventListener("change", () => changed());
    return select;
  });
  const read = () => {
    const pairs = Object.fromEntries(selects.filter((one) => one.value).map((one) => [one.dataset.code, one.value]));
    return Object.keys(pairs).length ? { pairs } : null;
  };
  const rows = shown.options.map((option, place) =>
    make("div", { class: "player-pair" }, make("label", { for: `${id}-${place}` }, make("span", { html: option.text }), medium(option)), selects[place]));
  const pictures = shown.targets.filter((one) => one.address).map((one) => make("figure", {}, medium(one), make("figcaption", { html: one.text })));
  return {
    nodes: [...rows, ...pictures],
    read,
    write: (value) => { for (const one of selects) one.value = value?.pairs?.[one.dataset.code] ?? ""; },
    isWhole: (value) => Object.keys(value?.pairs ?? {}).length === shown.options.length,
  };
}

function ends(first, last) {
  return (shown, id, changed) => {
    const names = shown.asks_both ? [first, last] : [first];
    const inputs = names.map((name) => shown.options.map((option) =>
      make("input", { type: "radio", name: `${id}-${name}`, value: option.code, "aria-label": `${word(name)}: ${plain(option.text)}` })));
    inputs.forEach((column, which) => column.forEach((input, place) => input.addEventListener("change", () => {
      const other = inputs[1 - which]?.[place];
      if (other?.checked) other.checked = false; // one cannot be both
      changed();
    })));
    const head = make("tr", {}, make("td"), ...names.map((name) => make("th", { scope: "col", text: word(name) })));
    const body = shown.options.map((option, place) => make("tr", {},
      make("th", { scope: "row" }, make("span", { html: option.text }), medium(option)),
      ...inputs.map((column) => make("td", {}, make("label", { class: "player-dot" }, column[place])))));
    return {
      nodes: [make("table", { class: "player-ends" }, make("thead", {}, head), make("tbody", {}, ...body))],
      read: () => {
        const value = {};
        names.forEach((name, which) => {
          const one = inputs[which].find((input) => input.checked);
          if (one) value[name] = one.value;
        });
        return Object.keys(value).length ? value : null;
      },
      write: (value) => names.forEach((name, which) => { for (const input of inputs[which]) input.checked = input.value === value?.[name]; }),
      isWhole: (value) => Object.keys(value ?? {}).length === names.length,
    };
  };
}

function text(shown, id, changed) {
  const isLong = shown.interaction === "ESSAY";
  const field = make(isLong ? "textarea" : "input", { id: `${id}-text`, maxlength: shown.longest, autocomplete: "off", spellcheck: "false", rows: isLong ? 10 : null, type: isLong ? null : "text" });
  const count = make("p", { class: "small muted" });
  const tell = () => { count.textContent = word("letters", field.value.length, shown.longest); };
  field.addEventListener("input", () => { tell(); changed(true); });
  field.addEventListener("change", () => changed());
  tell();
  return {
    nodes: [make("label", { class: "label", for: `${id}-text`, text: word("answer") }), field, count],
    read: () => (field.value.trim() ? { text: field.value } : null),
    write: (value) => { field.value = value?.text ?? ""; tell(); },
    isWhole: (value) => Boolean(value),
  };
}
