/** One interpreter in a worker of its own: started once, asked one question at a time, given up when it goes quiet. */

import { reasonOf } from "./files.js";

/**
 * @typedef {import("./files.js").Reason} Reason
 * @typedef {{seq: number, text: string, resolve: (answer: string | null) => void}} Call
 * @typedef {{parts: object, handed?: Transferable[]}} Load
 * @typedef {{type: string, seq?: number, text?: string, done?: number, total?: number, reason?: Reason}} Message
 * @typedef {{worker: Worker, heard: Message[]}} Ahead  a worker that was started before this script came, and what it said
 */

const STALL = 30_000;

export class Interpreter {
  /** @type {"idle" | "starting" | "ready" | "failed"} */
  state = "idle";
  /** @type {Reason | ""} */
  reason = "";
  done = 0;
  total = 0;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Call | null} */
  #running = null;
  /** @type {Call | null} */
  #newest = null;
  /** @type {Call[]} */
  #jobs = [];
  /** What further questions need, by name, in the order in which it was wanted. @type {Map<string, () => Promise<Load>>} */
  #more = new Map();
  /** @type {Set<string>} */
  #there = new Set();
  #extending = false;
  #again = false;
  /** What was asked before somebody waits for it. @type {{text: string, answered: Promise<string | null>} | null} */
  #ahead = null;
  #count = 0;
  #stall = 0;

  /**
   * @param {URL} script  of its worker
   * @param {(again: boolean) => object | null} parts  what the worker is told to start with; once more where that has
   *   failed, null for nothing else
   * @param {() => void} changed  called at every change of what stands above
   */
  constructor(script, parts, changed) {
    this.script = script;
    this.parts = parts;
    this.changed = changed;
  }

  /** Start, once. @param {Ahead} [ahead] */
  start(ahead) {
    if (this.state !== "idle") return;
    this.#tell({ state: "starting" });
    this.#expect();
    const worker = ahead?.worker ?? new Worker(this.script, { type: "module" });
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => this.#fail(event.message ? "crashed" : "missing");
    worker.onmessageerror = () => this.#fail("crashed");
    if (!ahead) return worker.postMessage(this.parts(this.#again));
    // What follows its failure is of no interest: another one may be at work then.
    for (const message of ahead.heard) if (worker === this.#worker) this.#hear(message);
  }

  /** Begin again after a failure. */
  retry() {
    if (this.state !== "failed") return;
    this.#tell({ state: "idle", reason: "", done: 0, total: 0 });
    this.start();
  }

  /**
   * Hand over what further questions need, before anything more is asked; each once, and again after a failure.
   * @param {string} name
   * @param {() => Promise<Load>} more
   */
  extend(name, more) {
    if (!this.#more.has(name)) this.#more.set(name, more);
    this.#send();
  }

  /**
   * Ask the newest question: one that still waits gives way to it, so that nothing queues up behind fast typing.
   * @param {string} text
   * @returns {Promise<string | null>} null when a newer one has taken its place or the interpreter has failed
   */
  ask(text) {
    this.#newest?.resolve(null);
    this.#newest = null;
    if (this.#ahead?.text === text) return this.#ahead.answered;
    return this.#put(text, (call) => (this.#newest = call));
  }

  /**
   * Ask something that is to be answered whatever is typed meanwhile, though after it.
   * @param {string} text
   * @returns {Promise<string | null>} null when the interpreter has failed
   */
  work(text) {
    return this.#put(text, (call) => this.#jobs.push(call));
  }

  /** Ask what is likely to be asked next: then its answer is there, or at least all that it takes. @param {string} text */
  askAhead(text) {
    this.#ahead = { text, answered: this.work(text) };
  }

  /** @param {string} text @param {(call: Call) => void} place @returns {Promise<string | null>} */
  #put(text, place) {
    if (this.state === "failed") return Promise.resolve(null);
    const answered = new Promise((resolve) => place({ seq: ++this.#count, text, resolve }));
    this.#send();
    return answered;
  }

  #send() {
    if (this.state !== "ready" || this.#running) return;
    for (const [name, more] of this.#more) if (!this.#there.has(name)) return void this.#extend(name, more);
    this.#running = this.#newest ?? this.#jobs.shift() ?? null;
    if (this.#running === this.#newest) this.#newest = null;
    if (!this.#running) return;
    this.#expect();
    this.#worker?.postMessage({ seq: this.#running.seq, text: this.#running.text });
  }

  /** @param {string} name @param {() => Promise<Load>} more */
  async #extend(name, more) {
    if (this.#extending) return;
    const worker = this.#worker;
    this.#extending = true;
    this.#expect();
    try {
      const { parts, handed = [] } = await more();
      if (worker !== this.#worker) return;
      worker?.postMessage({ more: parts }, handed);
      clearTimeout(this.#stall);
      this.#there.add(name);
      this.#extending = false;
      this.#send();
    } catch (error) {
      if (worker === this.#worker) this.#fail(reasonOf(error));
    }
  }

  /** @param {Message} message */
  #hear({ type, seq, text, done = 0, total = 0, reason = "crashed" }) {
    if (type === "progress") return this.#progress(done, total);
    if (type === "failed") return this.#fail(reason);
    clearTimeout(this.#stall);
    if (type === "ready") this.#tell({ state: "ready" });
    if (type === "answer" && seq === this.#running?.seq) this.#finish(text ?? null);
    this.#send();
  }

  /** @param {string | null} answer */
  #finish(answer) {
    this.#running?.resolve(answer);
    this.#running = null;
  }

  /** @param {number} done @param {number} total */
  #progress(done, total) {
    this.#expect();
    this.#tell({ done, total });
  }

  /** Whatever goes quiet for too long has failed. */
  #expect() {
    clearTimeout(this.#stall);
    this.#stall = setTimeout(() => this.#fail("stalled"), STALL);
  }

  /** What does not come whole, or ends in a trap, is started once more with what else there is. @param {Reason} reason */
  #fail(reason) {
    clearTimeout(this.#stall);
    this.#worker?.terminate();
    this.#worker = null;
    this.#extending = false;
    this.#there.clear();
    if (!this.#again && !/blocked|stalled/.test(reason) && this.parts(true)) return this.#startAgain();
    this.#tell({ state: "failed", reason });
    this.#ahead = null;
    for (const call of [this.#running, this.#newest, ...this.#jobs]) call?.resolve(null);
    this.#running = this.#newest = null;
    this.#jobs = [];
  }

  /** Nothing that was asked is lost: what was being answered is asked first. */
  #startAgain() {
    this.#again = true;
    if (this.#running) this.#jobs.unshift(this.#running);
    this.#running = null;
    this.#tell({ state: "idle", done: 0, total: 0 });
    this.start();
  }

  /** @param {Partial<Pick<Interpreter, "state" | "reason" | "done" | "total">>} change */
  #tell(change) {
    Object.assign(this, change);
    this.changed();
  }
}
