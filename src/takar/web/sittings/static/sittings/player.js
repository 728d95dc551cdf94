// The page of the test: which screen is shown, what the server is asked, when a section begins and ends.

import { Clock } from "./clock.js";
import { Courier } from "./courier.js";
import { Section } from "./section.js";
import { Vault, desksLeft } from "./vault.js";
import { word } from "./words.js";

const PULSE = 15_000;
const PATIENCE = 12_000;
const ROOM = 15_000; // changes of one page, with room to spare before the server takes no more of it

const player = document.querySelector("[data-player]");
const part = (name) => player.querySelector(`[data-${name}]`);
const root = player.dataset.root;

class AwayFromDesk extends Error {}
class Refused extends Error {}

class Player {
  constructor() {
    this.csrf = player.dataset.csrf;
    this.section = null;
    this.isBusy = false;
    this.isNextWanted = false;
    this.clock = new Clock(part("clock"), part("loud"));
    this.clock.addEventListener("over", () => this.#timeIsUp());
    this.#wire();
  }

  async ask(path, sent) {
    const options = { credentials: "same-origin", cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
    if (sent) Object.assign(options, { method: "POST", body: sent, headers: { "X-CSRFToken": this.csrf } });
    const response = await fetch(root + path, options);
    if (response.type === "opaqueredirect" || response.status === 401) throw new AwayFromDesk();
    const isJson = response.headers.get("content-type")?.includes("json");
    const told = isJson ? await response.json() : {};
    if (told.fault === "overtaken") throw new AwayFromDesk("overtaken");
    if (response.status === 409) throw new Refused(`${told.problem ?? ""} ${told.hint ?? ""}`.trim(), { cause: told });
    if (!response.ok) throw new Error(`answer ${response.status}`);
    return told;
  }

  form(facts = {}) {
    return new URLSearchParams(facts);
  }

  async begin() {
    const sent = this.form();
    for (const desk of await desksLeft().catch(() => [])) sent.append("desk", desk);
    const told = await this.ask("duduk/", sent);
    this.csrf = told.csrf;
    this.sections = new Map(told.sections.map((one) => [one.code, one]));
    this.work = told.work;
    this.desk = told.standing.desk;
    this.vault = await Vault.of(told.sitting, this.desk, told.key);
    this.#remember(this.vault.waiting);
    part("volatile").hidden = this.vault.isSafe;
    this.courier = new Courier(this.vault, told.tokens, `${root}simpan/`);
    this.#listen();
    this.courier.nudge();
    await this.follow(told.standing);
    this.timer = setInterval(() => this.pulse(), PULSE);
    player.dataset.ready = "";
  }

  // There is no desk for this page: a person is told what to do, and what older pages left is delivered all the same.
  async turnedAway(fault) {
    this.fault(fault.message);
    part("loading").hidden = true;
    const { sitting, key, tokens } = fault.cause;
    if (!tokens) return;
    this.courier ??= new Courier(await Vault.of(sitting, 0, key), tokens, `${root}simpan/`);
    await this.courier.nudge();
  }

  // What an older page left unsent is work done too.
  #remember(changes) {
    const marked = new Set(this.work.marked);
    for (const one of changes) {
      if (one.kind === "JAWAB") this.work.answers[one.slot] = one.value;
      if (one.kind === "BUKA") this.work.place = one.slot;
      if (one.kind === "TANDAI") marked[one.value ? "add" : "delete"](one.slot);
    }
    this.work.marked = [...marked];
  }

  keep(kind, slot = null, value = null) {
    this.vault.add(kind, slot, value, this.clock.now);
    this.courier.nudge();
  }

  #listen() {
    this.courier.addEventListener("saving", (event) => this.#saving(event.detail));
    this.courier.addEventListener("kept", (event) => this.#kept(event.detail.changes));
    this.courier.addEventListener("broken", () => this.fault(word("broken")));
    this.courier.addEventListener("network", (event) => {
      const { isOffline } = event.detail;
      part("offline").hidden = !isOffline;
      this.keep(isOffline ? "LURING" : "DARING");
      if (this.section?.number) this.section.freeze(isOffline);
      if (!isOffline && this.isNextWanted) setTimeout(() => this.#next());
    });
  }

  #saving({ word: name, count }) {
    const box = part("saving");
    const isNews = (box.dataset.word === "waiting") !== (name === "waiting");
    box.dataset.word = name;
    part("said").textContent = word(name, count);
    if (isNews) part("live").textContent = word(name, count);
    if (this.standing) this.#leaving();
  }

  #kept(changes) {
    const later = new Set(this.vault.waiting.filter((one) => one.kind === "JAWAB").map((one) => one.slot));
    const slots = changes.filter((one) => one.kind === "JAWAB" && !later.has(one.slot)).map((one) => one.slot);
    this.section?.kept(new Set(slots));
  }

  // Hears from the server what stands, after everything that waits was sent.
  async pulse() {
    if (this.isBusy || !this.vault) return;
    await this.courier.nudge();
    if (this.courier.count) return;
    if (this.vault.sequence > ROOM) {
      location.reload();
      return;
    }
    try {
      const standing = await this.ask(`keadaan/?kursi=${this.desk}`);
      if (this.courier.isOffline) this.courier.nudge();
      await this.follow(standing);
    } catch (fault) {
      this.#failed(fault);
    }
  }

  // Shows the screen that belongs to where the sitting stands.
  async follow(standing) {
    this.standing = standing;
    if (standing.desk !== this.desk) return this.#leaveTo("overtaken");
    this.clock.set(standing);
    this.#message(standing.messages[0]);
    if (["SELESAI", "DIHENTIKAN"].includes(standing.state)) return this.#finish(standing);
    if (standing.running) return this.#work(standing.running);
    if (!standing.has_consented && player.dataset.asks) return this.show("consent");
    return this.#brief(standing);
  }

  show(name) {
    const screens = [...player.querySelectorAll("[data-screen]")];
    const next = screens.find((one) => one.dataset.screen === name);
    if (!next.hidden) return;
    for (const one of screens) one.hidden = one !== next;
    const wide = name === "work";
    player.classList.toggle("is-working", wide);
    if (!wide) next.querySelector("h2")?.focus();
  }

  #brief(standing) {
    if (this.section?.isPractice && this.section.code === standing.next) return;
    this.section = null;
    const next = this.sections.get(standing.next);
    part("title").textContent = next.title;
    const size = next.is_adaptive ? "sizeMost" : "size";
    part("size").textContent = next.minutes ? word(size, next.questions, next.minutes) : word(`${size}Whole`, next.questions);
    part("one-way").hidden = next.may_go_back;
    part("chosen").hidden = !next.is_adaptive;
    part("instructions").innerHTML = next.instructions;
    part("practice").hidden = !next.has_practice;
    part("start").disabled = !standing.may_start;
    part("wait").hidden = standing.may_start;
    this.show("briefing");
  }

  async #work(code) {
    if (this.section?.code === code && !this.section.isPractice) return;
    const told = await this.ask(`bagian/${code}/`);
    this.#open(code, told);
  }

  #open(code, { questions, number = null }, isPractice = false) {
    const plan = this.sections.get(code);
    this.section?.close();
    this.section = new Section(player, questions, { mayGoBack: plan.may_go_back || isPractice, isPractice, number, work: isPractice ? undefined : this.work });
    for (const name of ["map-box", "before", "offline-go-on"]) part(name).hidden = number !== null;
    part("offline-wait").hidden = number === null;
    part("map-title").textContent = word(number === null ? "map" : "progress");
    this.section.code = code;
    this.section.isPractice = isPractice;
    part("section-title").textContent = plan.title;
    part("practice-note").hidden = !isPractice;
    part("hint").hidden = isPractice;
    part("doubt").hidden = isPractice || number !== null;
    if (!isPractice) this.#record(this.section);
    this.show("work");
    this.section.questions[this.section.at].heading.focus();
  }

  #record(section) {
    section.addEventListener("answer", ({ detail }) => {
      this.work.answers[detail.slot] = detail.value;
      this.keep("JAWAB", detail.slot, detail.value);
    });
    section.addEventListener("next", () => this.#next());
    section.addEventListener("mark", ({ detail }) => this.keep("TANDAI", detail.slot, detail.value));
    section.addEventListener("open", ({ detail }) => this.keep("BUKA", detail.slot));
    this.keep("BUKA", section.questions[section.at].slot);
  }

  async #start() {
    const code = this.standing.next;
    await this.#deed(async () => {
      const told = await this.ask(`bagian/${code}/`, this.form({ desk: this.desk }));
      this.standing = told.standing;
      this.clock.set(told.standing);
      this.#open(code, told);
    });
  }

  // The server chooses the next question, once it has the answer to this one on its disk. Without a network the
  // candidate waits here, and the question is asked for again as soon as it is back.
  async #next() {
    const { section } = this;
    if (!section?.number || section.isClosed) return;
    this.isNextWanted = true;
    await this.#deed(async () => {
      section.settle();
      await this.courier.nudge();
      if (this.courier.count) return;
      const sent = this.form({ desk: this.desk, after: section.questions[0].slot });
      const told = await this.ask(`bagian/${section.code}/berikut/`, sent);
      this.isNextWanted = false;
      if (told.questions.length) {
        this.standing = told.standing;
        this.clock.set(told.standing);
        this.#open(section.code, told);
      } else {
        section.close();
        this.section = null;
        await this.follow(told.standing);
      }
    });
  }

  async #practise() {
    const code = this.standing.next;
    await this.#deed(async () => {
      const told = await this.ask(`bagian/${code}/latihan/`);
      this.#open(code, told, true);
    });
  }

  async #askToFinish() {
    if (this.section.isPractice) return this.#endPractice();
    this.section.settle();
    const dialog = document.querySelector("[data-ask]");
    const { unanswered, doubted } = this.section;
    const isChosen = this.section.number !== null;
    dialog.querySelector("[data-open]").textContent = isChosen ? word("early") : unanswered.length ? word("unopened", unanswered.join(", ")) : word("all");
    dialog.querySelector("[data-doubted]").textContent = doubted.length ? word("doubts", doubted.join(", ")) : "";
    dialog.returnValue = "no";
    dialog.showModal();
    await new Promise((done) => { dialog.addEventListener("close", done, { once: true }); });
    if (dialog.returnValue === "yes") await this.#close();
    return undefined;
  }

  #endPractice() {
    this.section = null;
    this.#brief(this.standing);
  }

  // Everything that waits goes first, so that nothing arrives after the end.
  async #close() {
    const { code } = this.section;
    this.section.settle();
    await this.#deed(async () => {
      await this.courier.nudge();
      if (this.courier.count) throw new TypeError("network");
      const standing = await this.ask(`bagian/${code}/tutup/`, this.form({ desk: this.desk }));
      this.section.close();
      this.section = null;
      await this.follow(standing);
    });
  }

  async #timeIsUp() {
    this.section?.close();
    part("loud").textContent = word("over");
    await this.courier?.nudge();
    setTimeout(() => this.pulse(), 500);
  }

  async #finish(standing) {
    this.section?.close();
    this.section = null;
    part("ended").textContent = word(standing.state === "DIHENTIKAN" ? "stopped" : standing.finished_by === "WAKTU" ? "timed" : "finished");
    this.#leaving();
    this.show("finished");
  }

  #leaving() {
    part("leave").textContent = word(this.courier?.count ? "stay" : "leave");
  }

  #leaveTo(screen) {
    this.section?.close();
    clearInterval(this.timer);
    this.clock.set({ now: this.standing.now, left: null });
    this.show(screen);
  }

  #message(message) {
    const box = part("message");
    if (!message) { box.hidden = true; return; }
    if (box.dataset.number === String(message.number) && !box.hidden) return;
    box.dataset.number = message.number;
    part("text").textContent = message.text;
    box.hidden = false;
    part("loud").textContent = message.text;
  }

  // One deed at a time; a lost network is told and may be tried again.
  async #deed(work) {
    if (this.isBusy) return;
    this.isBusy = true;
    part("fault").hidden = true;
    try {
      await work();
    } catch (fault) {
      this.#failed(fault, true);
    } finally {
      this.isBusy = false;
    }
  }

  #failed(fault, isTold = false) {
    if (fault instanceof AwayFromDesk) {
      if (fault.message) this.#leaveTo("overtaken");
      else this.fault(word("door"), root);
    } else if (fault instanceof Refused) {
      this.isNextWanted = false;
      this.fault(fault.message);
    } else {
      if (this.courier && !this.courier.isOffline) this.courier.lost();
      if (isTold) this.fault(word("again"));
    }
  }

  fault(sentence, link = "") {
    const box = part("problem");
    if (!link && box.textContent === sentence && !part("fault").hidden) return; // said once is enough
    box.textContent = sentence;
    if (link) {
      const door = document.createElement("a");
      door.href = link;
      door.textContent = ` ${link}`;
      box.append(door);
    }
    part("fault").hidden = false;
  }

  #wire() {
    part("consent").addEventListener("click", () => this.#deed(async () => this.follow(await this.ask("setuju/", this.form()))));
    part("start").addEventListener("click", () => this.#start());
    part("practice").addEventListener("click", () => this.#practise());
    part("finish").addEventListener("click", () => this.#askToFinish());
    part("before").addEventListener("click", () => this.section?.step(-1));
    part("after").addEventListener("click", () => this.section?.step(1));
    part("doubt").addEventListener("click", () => this.section?.toggleMark());
    part("here").addEventListener("click", () => location.reload());
    part("read").addEventListener("click", () => this.#deed(async () => {
      part("message").hidden = true;
      await this.follow(await this.ask(`pesan/${part("message").dataset.number}/`, this.form()));
    }));
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("visibilitychange", () => {
      if (this.section && !this.section.isPractice) this.keep(document.hidden ? "TINGGAL" : "KEMBALI");
    });
    window.addEventListener("pagehide", () => this.section?.settle());
    window.addEventListener("beforeunload", (event) => {
      this.section?.settle();
      if (this.courier?.count && !this.vault.isSafe) event.preventDefault();
    });
  }

  #key(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey || !this.section || document.querySelector("dialog[open]")) return;
    const deed = { ArrowRight: () => this.section.step(1), ArrowLeft: () => this.section.step(-1), KeyR: () => this.section.isPractice || this.section.toggleMark() }[event.code];
    if (!deed) return;
    event.preventDefault();
    deed();
  }
}

function looks(name, css) {
  const button = part(name);
  const set = (isOn) => {
    document.documentElement.classList.toggle(css, isOn);
    button.setAttribute("aria-pressed", String(isOn));
  };
  set(localStorage.getItem(`takar-ujian-${name}`) === "1");
  button.addEventListener("click", () => {
    const isOn = button.getAttribute("aria-pressed") !== "true";
    localStorage.setItem(`takar-ujian-${name}`, isOn ? "1" : "0");
    set(isOn);
  });
}

looks("large", "player-large");
looks("contrast", "player-contrast");

const page = new Player();
async function boot() {
  try {
    await page.begin();
  } catch (fault) {
    if (fault instanceof AwayFromDesk) location.assign(root);
    else if (fault instanceof Refused) {
      await page.turnedAway(fault).catch(() => {});
      setTimeout(boot, PULSE);
    } else {
      page.fault(word("again"));
      setTimeout(boot, 3000);
    }
  }
}
boot();
