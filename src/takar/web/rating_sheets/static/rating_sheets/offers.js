// Values that wait for a choice: each beside its cell, with a button; both stay in the journal.
import { EMPTY, isSame } from "./cells.js";

export function drawOffers(form, state, words, choose) {
  const offered = new Map();
  for (const offer of state.is_editable ? state.offers : []) {
    const said = state.cells[offer.competency]?.value ?? EMPTY;
    if (isSame(offer.value, said) && offer.state !== "CONFLICT") continue;
    offered.set(offer.competency, [...(offered.get(offer.competency) ?? []), offer]);
  }
  for (const place of form.querySelectorAll("[data-offers]")) {
    const code = place.dataset.offers;
    const offers = offered.get(code) ?? [];
    place.hidden = offers.length === 0;
    const list = place.querySelector("ul");
    const settles = offers.map((offer) => offer.uuid);
    const current = { value: state.cells[code]?.value ?? EMPTY };
    list.replaceChildren(...(offers.length ? [current, ...offers] : []).map((offer) =>
      line(offer, words, () => choose(code, offer.value, settles))));
  }
  return offered;
}

function line(offer, words, take) {
  const item = document.createElement("li");
  const text = document.createElement("p");
  const level = offer.value.level === null ? words.wordNoLevel : words.wordLevel.replace("%s", offer.value.level);
  const where = offer.device ? words.wordOther.replace("%s", offer.device) : words.wordCurrent;
  const strong = document.createElement("strong");
  strong.textContent = `${where}: ${level}`;
  text.append(strong, ` ${offer.value.evidence || offer.value.unseen_because || ""}`);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = offer.device ? words.wordTake : words.wordStay;
  button.addEventListener("click", take);
  item.append(text, button);
  return item;
}
