// Carries changes to the server: oldest first, one request at a time, again until they are on its disk.

const MOST = 100;
const LETTERS = 160_000; // of three bytes at most they fit into one request
const LONGEST = 15_000;
const PATIENCE = 12_000;

export class Courier extends EventTarget {
  constructor(vault, tokens, address) {
    super();
    Object.assign(this, { vault, tokens, address, failures: 0, timer: 0, running: null, again: false, isOffline: false, broken: 0 });
    window.addEventListener("online", () => this.nudge());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.nudge(); });
  }

  get count() {
    return this.vault.waiting.length;
  }

  // Asks to send now; while a round runs, another follows. Resolves when nothing more can be done now.
  nudge() {
    clearTimeout(this.timer);
    this.again = true;
    this.running ??= this.#rounds().finally(() => { this.running = null; });
    return this.running;
  }

  async #rounds() {
    while (this.again) {
      this.again = false;
      const batch = this.vault.batch(MOST, LETTERS);
      if (!batch.length) {
        this.#tell("saving", { word: "saved", count: 0 });
        return;
      }
      this.#tell("saving", { word: this.isOffline ? "waiting" : "sending", count: this.count });
      try {
        await this.#send(batch);
        this.again = this.count > 0 || this.again;
        if (!this.count) this.#tell("saving", { word: "saved", count: 0 });
      } catch (fault) {
        this.#broke(fault);
        return;
      }
    }
  }

  async #send(batch) {
    const token = this.tokens[batch[0].desk];
    const response = await fetch(this.address, {
      method: "POST",
      headers: { "content-type": "application/json", "x-takar-kursi": token ?? "" },
      body: JSON.stringify({ changes: batch.map((one) => [one.sequence, one.kind, one.slot, one.value, one.given]) }),
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const isUnfit = response.status === 400 || response.status === 413;
    if (isUnfit && batch.length > 1) return this.#sendEach(batch);
    if (isUnfit) return this.#setAside(batch);
    if (!response.ok) throw new Error(`answer ${response.status}`);
    const told = await response.json();
    const saved = new Set(told.saved);
    const gone = batch.filter((one) => saved.has(one.sequence));
    await this.vault.drop(gone);
    const refused = batch.filter((one) => !saved.has(one.sequence));
    if (refused.length) {
      await this.vault.drop(refused); // the server holds another answer of that number, and has noted it
      this.#setAside(refused);
    }
    this.#back();
    this.#tell("kept", { changes: gone });
  }

  // Something in the batch is not understood: each alone, so that one does not hold up the rest.
  async #sendEach(batch) {
    for (const one of batch) await this.#send([one]);
  }

  #setAside(changes) {
    this.vault.leave(changes);
    this.broken += changes.length;
    this.#tell("broken", { changes });
  }

  // Another request failed: the network is gone though nothing waits.
  lost() {
    this.#broke();
  }

  #back() {
    this.failures = 0;
    if (!this.isOffline) return;
    this.isOffline = false;
    this.#tell("network", { isOffline: false });
  }

  #broke() {
    this.failures += 1;
    if (!this.isOffline) {
      this.isOffline = true;
      this.#tell("network", { isOffline: true });
    }
    this.#tell("saving", { word: "waiting", count: this.count });
    const pause = Math.min(LONGEST, 500 * 2 ** Math.min(this.failures, 6)) * (0.75 + Math.random() / 2);
    this.timer = setTimeout(() => this.nudge(), pause);
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
