// Changes not yet on the server's disk. They lie in the browser encrypted with the key of the sitting,
// which only its own candidate gets from the server; without a safe place they lie in memory.
import { isPossible, opened, read, rows, shut, within } from "../kit/strongbox.js";

const NAME = "takar-ujian";
const STORE = "changes";

// The desks of this sitting that left something here, before the key is known.
export async function desksLeft(sitting) {
  if (!isPossible()) return [];
  const database = await opened(NAME, { [STORE]: {} });
  const found = await rows(database, STORE);
  database.close();
  return [...new Set(found.filter(([, row]) => !sitting || row.sitting === sitting).map(([, row]) => row.desk))];
}

export class Vault {
  constructor(sitting, desk) {
    Object.assign(this, { sitting, desk, sequence: 0, waiting: [], database: null, key: null });
  }

  static async of(sitting, desk, secret) {
    const vault = new Vault(sitting, desk);
    if (!isPossible()) return vault;
    try {
      const raw = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0));
      vault.key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
      vault.database = await opened(NAME, { [STORE]: {} });
      await vault.#load();
      navigator.storage?.persist?.();
    } catch {
      vault.database = null; // a full or forbidden disk: memory must do, and the page says so
    }
    return vault;
  }

  get isSafe() {
    return this.database !== null;
  }

  async #load() {
    for (const [number, row] of await rows(this.database, STORE)) {
      if (row.sitting !== this.sitting) continue;
      try {
        this.waiting.push({ ...(await read(this.key, row.box)), desk: row.desk, number, isKept: true });
      } catch {
        // sealed with another key: not ours to read
      }
    }
    this.waiting.sort((one, two) => one.desk - two.desk || one.sequence - two.sequence);
  }

  // Numbers the change at once; resolves when it lies on the disk of the device.
  add(kind, slot, value, given) {
    this.sequence += 1;
    const change = { desk: this.desk, sequence: this.sequence, kind, slot, value, given };
    this.waiting.push(change);
    return this.#keep(change);
  }

  async #keep(change) {
    if (!this.database) return;
    const { desk, sequence, kind, slot, value, given } = change;
    const number = `${this.sitting}/${desk}/${sequence}`;
    try {
      const box = await shut(this.key, { sequence, kind, slot, value, given });
      if (!this.waiting.includes(change)) return; // the server was quicker
      await within(this.database, STORE, "readwrite", (store) => store.put({ sitting: this.sitting, desk, box }, number));
      change.number = number;
      change.isKept = true;
      if (!this.waiting.includes(change)) await this.#remove([change]);
    } catch {
      this.database = null;
    }
  }

  // The oldest changes of one desk, at most so many and of so many letters; one always.
  batch(most, letters) {
    const own = this.waiting.filter((one, _, all) => one.desk === all[0].desk).slice(0, most);
    let weight = 0;
    const end = own.findIndex((one) => (weight += JSON.stringify(one.value).length) > letters);
    return end < 0 ? own : own.slice(0, Math.max(1, end));
  }

  // Nothing more is done about these here; they stay on the device, and the next page tries again.
  leave(changes) {
    const left = new Set(changes);
    this.waiting = this.waiting.filter((one) => !left.has(one));
  }

  async drop(changes) {
    const gone = new Set(changes);
    this.waiting = this.waiting.filter((one) => !gone.has(one));
    await this.#remove(changes);
  }

  async #remove(changes) {
    const kept = changes.filter((one) => one.isKept);
    if (!this.database || !kept.length) return;
    await within(this.database, STORE, "readwrite", (store) => {
      for (const one of kept) store.delete(one.number);
    }).catch(() => {});
  }
}
