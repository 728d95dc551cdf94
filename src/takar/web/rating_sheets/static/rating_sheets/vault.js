// What lies on the tablet: unsent changes, last known cells, changes set aside. Everything that was
// written is encrypted with a key that no script can read out; see docs/explanation/rating_sheets.md.

import { isPossible, opened, read, rows, shut, within } from "../kit/strongbox.js";

export { isPossible };

const NAME = "takar-lembar";
const STORES = { keys: {}, facts: {}, cells: {}, changes: { autoIncrement: true }, aside: { autoIncrement: true } };

export class Vault {
  constructor(owner, database, key, device) {
    Object.assign(this, { owner, database, key, device, tail: Promise.resolve() });
  }

  static async of(owner) {
    const database = await opened(NAME, STORES);
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const key = await first(database, "keys", owner, made);
    const device = await first(database, "facts", "device", crypto.randomUUID());
    navigator.storage?.persist?.();
    return new Vault(owner, database, key, device);
  }

  // Changes are numbered in the order in which they are handed in, whatever encrypting takes.
  add(change) {
    const written = this.tail.then(async () => {
      const box = await this.#shut(change);
      return within(this.database, "changes", "readwrite", (store) =>
        store.add({ owner: this.owner, sheet: change.sheet, box }));
    });
    this.tail = written.catch(() => {});
    return written;
  }

  async waiting() {
    return this.#opened(await rows(this.database, "changes"));
  }

  async count() {
    const found = await rows(this.database, "changes");
    const counts = new Map();
    for (const [, row] of found) {
      if (row.owner === this.owner) counts.set(row.sheet, (counts.get(row.sheet) ?? 0) + 1);
    }
    return counts;
  }

  drop(numbers) {
    return within(this.database, "changes", "readwrite", (store) => {
      for (const number of numbers) store.delete(number);
    });
  }

  async rename(number, change) {
    const box = await this.#shut({ ...change, uuid: crypto.randomUUID() });
    await within(this.database, "changes", "readwrite", (store) =>
      store.put({ owner: this.owner, sheet: change.sheet, box }, number));
  }

  async setAside(number, change, said) {
    const box = await this.#shut({ ...change, said });
    await within(this.database, "aside", "readwrite", (store) =>
      store.add({ owner: this.owner, sheet: change.sheet, box }));
    await this.drop([number]);
  }

  async aside(sheet) {
    return (await this.#opened(await rows(this.database, "aside"))).filter((one) => one.sheet === sheet);
  }

  async keep(state) {
    const box = await this.#shut(state);
    await within(this.database, "cells", "readwrite", (store) => store.put({ owner: this.owner, box }, this.#place(state.sheet)));
  }

  async kept(sheet) {
    const row = await within(this.database, "cells", "readonly", (store) => store.get(this.#place(sheet)));
    return row ? this.#read(row.box) : null;
  }

  async forget() {
    for (const name of ["changes", "aside", "cells"]) {
      const mine = (await rows(this.database, name)).filter(([, row]) => row.owner === this.owner);
      await within(this.database, name, "readwrite", (store) => {
        for (const [key] of mine) store.delete(key);
      });
    }
    await within(this.database, "keys", "readwrite", (store) => { store.delete(this.owner); });
  }

  async fact(name, value) {
    if (value === undefined) return within(this.database, "facts", "readonly", (store) => store.get(name));
    return within(this.database, "facts", "readwrite", (store) => store.put(value, name));
  }

  #place(sheet) {
    return `${this.owner}/${sheet}`;
  }

  #shut(thing) {
    return shut(this.key, thing);
  }

  #read(box) {
    return read(this.key, box);
  }

  async #opened(found) {
    const mine = found.filter(([, row]) => row.owner === this.owner);
    return Promise.all(mine.map(async ([number, row]) => ({ ...(await this.#read(row.box)), number })));
  }
}

// Returns what is stored under a key, or stores the value: two pages at once end with the same.
function first(database, name, key, value) {
  return new Promise((done, failed) => {
    const deed = database.transaction(name, "readwrite", { durability: "strict" });
    const store = deed.objectStore(name);
    let kept = value;
    const asked = store.get(key);
    asked.onsuccess = () => {
      if (asked.result === undefined) store.put(value, key);
      else kept = asked.result;
    };
    deed.oncomplete = () => done(kept);
    deed.onerror = deed.onabort = () => failed(deed.error);
  });
}
