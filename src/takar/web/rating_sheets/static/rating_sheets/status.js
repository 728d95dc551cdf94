// The line that tells how everything stands: saved, being sent, no network, signed out.

const TONES = {
  saved: "good", sending: "info", offline: "fair", "signed-out": "poor", other: "poor", refused: "poor", unsaved: "fair",
};

export class Status {
  constructor(place, courier) {
    this.place = place;
    this.count = 0;
    courier.addEventListener("status", ({ detail }) => this.show(detail.word, detail.count));
    courier.addEventListener("clock", ({ detail }) => this.clock(detail));
  }

  show(word, count = this.count) {
    this.count = count;
    this.word = word;
    const said = this.place.querySelector("[data-said]");
    said.textContent = this.place.dataset[`word${camel(word)}`].replace("%d", count);
    this.place.className = `sheet-status tone-${TONES[word]}`;
    this.place.querySelector("[data-sign-in]").hidden = word !== "signed-out";
  }

  clock({ isWrong, seconds }) {
    const place = this.place.querySelector("[data-clock]");
    place.hidden = !isWrong;
    const word = seconds > 0 ? this.place.dataset.wordAhead : this.place.dataset.wordBehind;
    place.textContent = word.replace("%d", Math.round(Math.abs(seconds) / 60));
  }
}

function camel(word) {
  return word.split("-").map((part) => part[0].toUpperCase() + part.slice(1)).join("");
}
