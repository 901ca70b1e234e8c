/** The interpreter behind the page: one worker, kept while the reader goes from page to page. */

/** @typedef {{state: "idle" | "starting" | "ready" | "failed", done: number, total: number, reason: string}} Status */

// A second, quicker interpreter would be one more worker that takes and gives the same messages.
const WORKER = new URL("./pyodide-worker.js", import.meta.url);
const STALL = 30_000;

/** @type {Status} */
let status = { state: "idle", done: 0, total: 0, reason: "" };
/** @type {Set<(status: Status) => void>} */
const watchers = new Set();
/** @typedef {{seq: number, text: string, resolve: (answer: string | null) => void}} Call */
/** @type {Worker | null} */
let worker = null;
/** @type {Call | null} */
let running = null;
/** @type {Call | null} */
let waiting = null;
let count = 0;
let stall = 0;

/**
 * Hear of every change, and at once how things are.
 * @param {(status: Status) => void} watcher
 * @param {AbortSignal} signal
 */
export function watch(watcher, signal) {
  watchers.add(watcher);
  signal.addEventListener("abort", () => watchers.delete(watcher));
  watcher(status);
}

/** Start the interpreter, once. */
export function start() {
  if (status.state !== "idle") return;
  tell({ state: "starting" });
  expect();
  worker = new Worker(WORKER, { type: "module", name: "pyodide" });
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = (event) => fail(event.message ? "crashed" : "missing");
  worker.onmessageerror = () => fail("crashed");
}

/** Begin again after a failure. */
export function retry() {
  if (status.state === "failed") tell({ state: "idle", done: 0, total: 0, reason: "" });
  start();
}

/**
 * Ask for the answer to `text`; null when a newer question has taken its place or there is no interpreter.
 * @param {string} text
 * @returns {Promise<string | null>}
 */
export function ask(text) {
  start();
  if (status.state === "failed") return Promise.resolve(null);
  waiting?.resolve(null);
  const { promise, resolve } = later();
  waiting = { seq: ++count, text, resolve };
  send();
  return promise;
}

/** One question at a time, and after it the newest: nothing queues up behind fast typing. */
function send() {
  if (status.state !== "ready" || running || !waiting) return;
  running = waiting;
  waiting = null;
  expect();
  worker?.postMessage({ seq: running.seq, text: running.text });
}

/** @param {{type: string, seq?: number, text?: string, done?: number, total?: number, reason?: string}} message */
function hear(message) {
  if (message.type === "progress") {
    expect();
    tell({ done: message.done, total: message.total });
  } else if (message.type === "failed") {
    fail(message.reason ?? "crashed");
  } else {
    clearTimeout(stall);
    if (message.type === "ready") tell({ state: "ready" });
    if (message.type === "answer" && message.seq === running?.seq) finish(message.text ?? null);
    send();
  }
}

/** @param {string | null} answer */
function finish(answer) {
  running?.resolve(answer);
  running = null;
}

/** Whatever goes quiet for too long has failed. */
function expect() {
  clearTimeout(stall);
  stall = setTimeout(() => fail("stalled"), STALL);
}

/** @param {string} reason */
function fail(reason) {
  clearTimeout(stall);
  worker?.terminate();
  worker = null;
  tell({ state: "failed", reason });
  finish(null);
  waiting?.resolve(null);
  waiting = null;
}

/** @param {Partial<Status>} change */
function tell(change) {
  status = { ...status, ...change };
  document.documentElement.dataset.runtime = status.state === "starting" ? "idle" : status.state;
  for (const watcher of watchers) watcher(status);
}

/** @returns {{promise: Promise<string | null>, resolve: (answer: string | null) => void}} */
function later() {
  /** @type {(answer: string | null) => void} */
  let resolve = () => {};
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}

tell({});
