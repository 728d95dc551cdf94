// Carries what waits to the server: oldest first, one request at a time, again and again until answered.

const MOST = 40;
const LONGEST = 60_000;
const PATIENCE = 20_000;
const DONE = new Set(["APPLIED", "CONFLICT", "LATE", "DUPLICATE", "REFUSED"]);

export class Courier extends EventTarget {
  constructor(vault, addresses) {
    super();
    Object.assign(this, { vault, addresses, token: "", failures: 0, timer: 0, running: null, again: false });
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel("takar-lembar") : null;
    this.channel?.addEventListener("message", (event) => {
      if (event.data.owner === vault.owner) this.#tell("states", { answers: event.data.answers, states: event.data.states });
    });
    window.addEventListener("online", () => this.nudge());
    window.addEventListener("focus", () => this.nudge());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.nudge(); });
  }

  // Asks to send soon; while a round runs, another follows it. Resolves when the rounds are over.
  nudge() {
    clearTimeout(this.timer);
    this.again = true;
    this.running ??= this.#rounds().finally(() => { this.running = null; });
    return this.running;
  }

  async #rounds() {
    while (this.again) {
      this.again = false;
      const alone = (work) => (navigator.locks ? navigator.locks.request("takar-lembar", work) : work());
      const outcome = await alone(() => this.#round()).catch((error) => this.#broke(error));
      if (outcome === "more") this.again = true;
      else if (outcome === "later") this.#later();
    }
  }

  async #round() {
    const waiting = await this.vault.waiting();
    if (!waiting.length) {
      this.#tell("status", { word: "saved", count: 0 });
      return "done";
    }
    this.#tell("status", { word: "sending", count: waiting.length });
    if (!this.token && !(await this.refresh())) return "stopped";
    const batch = waiting.slice(0, MOST);
    const response = await this.#ask(this.addresses.send, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify(this.#parcel(batch)),
    });
    if (response.type === "opaqueredirect") return this.#stopped("signed-out", waiting.length);
    if (response.status === 403 || response.status === 409) {
      this.token = "";
      this.failures += 1;
      return this.failures > 2 ? this.#stopped("refused", waiting.length) : "more";
    }
    if (!response.ok) throw new Error(`answer ${response.status}`);
    const answer = await response.json();
    await this.#take(answer, batch);
    this.failures = 0;
    const left = waiting.length - batch.length;
    if (!left) this.#tell("status", { word: "saved", count: 0 });
    return left ? "more" : "done";
  }

  #parcel(batch) {
    const changes = batch.map(({ number, ...change }, place) => ({ ...change, sequence: number, is_lone: place === 0 }));
    return { version: 1, device: this.vault.device, owner: this.vault.owner, sent_at: new Date().toISOString(), changes };
  }

  async #take(answer, batch) {
    const numbers = new Map(batch.map((change) => [change.uuid, change]));
    const done = [];
    for (const one of answer.answers) {
      const change = numbers.get(one.uuid);
      if (!change) continue;
      if (DONE.has(one.state)) done.push(change.number);
      else if (one.because === "NOMOR") await this.vault.rename(change.number, change);
      else if (one.state === "RUSAK") await this.vault.setAside(change.number, change, one.said);
    }
    await this.vault.drop(done);
    for (const state of answer.sheets) await this.vault.keep(state);
    const told = answer.answers.map((one) => ({ ...one, change: numbers.get(one.uuid) }));
    this.#tell("clock", { isWrong: answer.is_clock_wrong, seconds: answer.clock_difference });
    this.#tell("states", { answers: told, states: answer.sheets });
    this.channel?.postMessage({ owner: this.vault.owner, answers: told, states: answer.sheets });
  }

  // Asks how the sheets stand; tells whether this person is still signed in here.
  async refresh(sheet = "") {
    const response = await this.#ask(this.addresses.state + (sheet ? `?lembar=${sheet}` : ""), {});
    if (response.type === "opaqueredirect") return this.#stopped("signed-out");
    if (!response.ok) throw new Error(`answer ${response.status}`);
    const answer = await response.json();
    if (answer.owner !== this.vault.owner) return this.#stopped("other");
    this.token = answer.token;
    for (const state of answer.sheets) await this.vault.keep(state);
    this.#tell("states", { answers: [], states: answer.sheets });
    return true;
  }

  #ask(address, options) {
    return fetch(address, {
      ...options,
      redirect: "manual",
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
  }

  #stopped(word, count) {
    this.token = "";
    this.#tell("status", { word, count });
    return false;
  }

  async #broke() {
    this.failures += 1;
    const counts = await this.vault.count();
    this.#tell("status", { word: "offline", count: [...counts.values()].reduce((sum, one) => sum + one, 0) });
    return "later";
  }

  #later() {
    this.timer = setTimeout(() => this.nudge(), Math.min(LONGEST, 1000 * 2 ** Math.min(this.failures - 1, 6)));
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
