// The countdown: the server says how much is left, the device only counts on, by a clock that nobody can set.

import { word } from "./words.js";

const WARNINGS = [[300_000, "five"], [60_000, "one"]];

export class Clock extends EventTarget {
  constructor(box, live) {
    super();
    Object.assign(this, { box, live, face: box.querySelector("[data-left]"), until: null, server: 0, measured: 0, told: new Set() });
    setInterval(() => this.#show(), 500);
  }

  // The server's moment now, in milliseconds, as far as the device can know it.
  get now() {
    return Math.round(this.server + performance.now() - this.measured);
  }

  // Takes what the server said; ``left`` is null while nothing runs.
  set({ now, left }) {
    this.server = now;
    this.measured = performance.now();
    const longer = left !== null && this.until !== null && this.measured + left > this.until + 30_000;
    this.until = left === null ? null : this.measured + left;
    if (left === null || longer) this.told.clear();
    this.box.hidden = left === null;
    this.#show();
  }

  #show() {
    if (this.until === null) return;
    const left = Math.max(0, this.until - performance.now());
    const seconds = Math.ceil(left / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    this.face.textContent = parts.map((part) => String(part).padStart(2, "0")).join(":");
    this.box.classList.toggle("is-short", left <= 300_000);
    for (const [limit, name] of WARNINGS) {
      if (left <= limit && left > limit - 20_000 && !this.told.has(name)) {
        this.told.add(name);
        this.live.textContent = word(name);
      }
    }
    if (left === 0) {
      this.until = null;
      this.dispatchEvent(new Event("over"));
    }
  }
}
