/** Two interpreters behind the page, kept from page to page: a quick one answers first, the full one checks and takes over. */

import { get, read, saving } from "./files.js";
import { Interpreter } from "./interpreter.js";
import { need } from "./page.js";

/**
 * What is known of a question: the answer to show, who gave it, and whether both agree (null: only one has answered).
 * @typedef {{answer: string, by: "quick" | "full", agreed: boolean | null, other: string | null}} Answered
 * @typedef {import("./files.js").File & {modules: [string, number][]}} Modules
 * @typedef {{text: string, hear: (answered: Answered | null) => void, quick?: string, full?: string}} Question
 * @typedef {{quick: Interpreter, full: Interpreter, differs: boolean, saving: boolean, bytes: number}} Status
 */

export { saving };

// Asked so often again, the first question has the browser compile what the next ones use.
const AGAIN = 3;
// Behind an answer the quick interpreter checks when the typing rests: it would take time from what is painted, and from
// the next key.
const REST = 150;
const BASE = new URL("../runtime/", import.meta.url).href;

const quick = new Interpreter(new URL("./micropython-worker.js", import.meta.url), quickParts, changed);
const full = new Interpreter(new URL("./pyodide-worker.js", import.meta.url), fullParts, changed);
/** @type {Set<(status: Status) => void>} */
const watchers = new Set();
/** @type {Question | null} */
let question = null;
let takenOver = false;
let differs = false;
let wanted = false;
let ahead = false;
/** The programme that the quick interpreter begins with, or began with. */
let first = "";
/** @type {{micropython: Record<string, any>, pyodide: Record<string, any>} | null} */
let built = null;

/** What was built, as the first page with a calculator holds it. */
const manifest = () => (built ??= JSON.parse(held().content.textContent ?? ""));
const held = () => /** @type {HTMLTemplateElement} */ (need(document, "template[data-manifest]"));

/** @param {Record<string, any>} part @returns {import("./files.js").File[]} */
const filesOf = (part) => Object.values(part).filter((file) => file?.path);

/** @param {boolean} again  whether what answering takes was not enough: then all of it */
function quickParts(again) {
  const { module, wasm, whole } = manifest().micropython;
  // A link's answer is begun before the page's form has come.
  first ||= held().dataset.program ?? "";
  return { base: BASE, module, wasm: again ? whole : wasm, library: programme(first).library };
}

/** @param {Modules} file */
async function loadMore(file) {
  const library = await read(await get(BASE + file.path), file, () => {});
  return { parts: { library, modules: file.modules }, handed: [library] };
}

/** What was built of a programme; of one that has no pages, of the page's own. @param {string} name */
function programme(name) {
  const { programmes } = manifest().micropython;
  return /** @type {{library: Modules, further: Modules}} */ (programmes[name] ?? Object.values(programmes)[0]);
}

/** @param {boolean} again */
function fullParts(again) {
  return again ? null : { base: BASE, pyodide: manifest().pyodide };
}

/**
 * Hear of every change, and at once how things are.
 * @param {(status: Status) => void} watcher
 * @param {AbortSignal} signal
 */
export function watch(watcher, signal) {
  watchers.add(watcher);
  signal.addEventListener("abort", () => watchers.delete(watcher));
  watcher(status());
}

/**
 * Do something once, as soon as the full interpreter is there.
 * @param {() => void} then
 * @param {AbortSignal} signal
 */
export function whenFull(then, signal) {
  const done = new AbortController();
  watch(({ full: { state } }) => {
    if (state !== "ready" || done.signal.aborted) return;
    done.abort();
    then();
  }, AbortSignal.any([signal, done.signal]));
}

/**
 * Ask something that nobody waits for, as soon as the full interpreter is there: what such questions need is read at the
 * first of them, and a reader's own would wait for it.
 * @param {string} text
 * @param {AbortSignal} signal
 */
export const warm = (text, signal) => whenFull(() => void full.work(text), signal);

/**
 * Start the quick interpreter for a question that a form is about to ask; the full one waits for both. The page's head
 * has begun it already (scripts/site/ahead.js).
 * @param {string} text
 */
export function startAhead(text) {
  ahead = true;
  const { begun } = /** @type {{begun?: import("./interpreter.js").Ahead}} */ (globalThis);
  if (begun) first ||= held().dataset.program ?? "";
  quick.start(begun);
  quick.askAhead(text);
}

/** Start the quick interpreter; the full one follows. */
export function start() {
  ahead = false;
  quick.start();
  follow();
}

/** Start the full interpreter although the reader saves data. */
export function startFull() {
  wanted = true;
  follow();
}

/**
 * Start the full interpreter and wait until it is there, has failed, or the wait is given up.
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function bringFull(signal) {
  start();
  startFull();
  const waiting = new AbortController();
  return new Promise((resolve) => {
    waiting.signal.addEventListener("abort", () => resolve());
    signal.addEventListener("abort", () => waiting.abort(), { signal: waiting.signal });
    watch(() => /ready|failed/.test(full.state) && waiting.abort(), waiting.signal);
  });
}

/** Whether it is the full interpreter that works now. */
export const isFull = () => full.state === "ready";

/** Begin again after a failure. */
export function retry() {
  quick.retry();
  full.retry();
}

/**
 * Ask for the answer to `text`. `hear` is called once for each interpreter that answers, as long as no newer question
 * was asked; with null when none will.
 * @param {string} text
 * @param {Question["hear"]} hear
 */
export function ask(text, hear) {
  const asked = (question = { text, hear });
  start();
  const answered = put(asked, "full", full);
  const check = () => void (asked === question && put(asked, "quick", quick));
  if (full.state === "ready") answered.then(() => setTimeout(check, REST));
  else check();
}

/** What comes is about this programme: the quick interpreter needs more for it where it began with another. @param {string} name */
export function bring(name) {
  first ||= name;
  if (name !== first) quick.extend(name, () => loadMore(programme(name).library));
}

/** What comes is asked about an applicant or a list, or beside an amount: the quick interpreter needs more for it. @param {string} name */
export function lookFurther(name) {
  bring(name);
  quick.extend(`${name} further`, () => loadMore(programme(name).further));
}

/** No answer is waited for any more. */
export function forget() {
  question = null;
}

/**
 * Have something calculated beside the page's own question, by the best interpreter there is.
 * @param {string} text
 * @returns {Promise<string | null>}
 */
export function work(text) {
  start();
  return (full.state === "ready" || quick.state === "failed" ? full : quick).work(text);
}

/**
 * The same for what is asked beside an amount; the full interpreter has all of it, and nothing is fetched then.
 * @param {string} text
 * @param {string} name the programme
 * @returns {Promise<string | null>}
 */
export function workFurther(text, name) {
  if (full.state !== "ready") lookFurther(name);
  return work(text);
}

/** @param {Question} asked @param {"quick" | "full"} name @param {Interpreter} interpreter */
async function put(asked, name, interpreter) {
  const answer = await interpreter.ask(asked.text);
  if (asked !== question) return;
  if (answer === null) {
    if (quick.state === "failed" && full.state === "failed") asked.hear(null);
    return;
  }
  asked[name] = answer;
  if (name === "full") takeOver(asked);
  const agreed = asked.quick === undefined || asked.full === undefined ? null : asked.quick === asked.full;
  if (agreed !== null) differs = !agreed;
  changed();
  const by = asked.full === undefined ? "quick" : "full";
  asked.hear({ answer: /** @type {string} */ (asked[by]), by, agreed, other: (by === "full" && asked.quick) || null });
}

/** The full interpreter has answered what the quick one answered before it. @param {Question} asked */
function takeOver(asked) {
  if (!takenOver && asked.quick !== undefined) for (let time = 0; time < AGAIN; time += 1) full.work(asked.text);
  takenOver = true;
}

/** The full interpreter comes behind the first answer, so that it takes nothing from it. */
function follow() {
  if (full.state !== "idle" || quick.state === "idle" || quick.state === "starting") return;
  const waits = ahead || (question !== null && question.quick === undefined && quick.state === "ready");
  if (!waits && (wanted || !saving() || quick.state === "failed")) full.start();
}

/** @returns {Status} */
function status() {
  const bytes = filesOf(manifest().pyodide).reduce((sum, file) => sum + file.brotli, 0);
  return { quick, full, differs, saving: full.state === "idle" && quick.state === "ready" && saving(), bytes };
}

function changed() {
  document.documentElement.dataset.runtime = told();
  for (const watcher of watchers) watcher(status());
  follow();
}

/** @returns {"idle" | "quick" | "ready" | "failed"} */
function told() {
  if (differs || (quick.state === "failed" && full.state === "failed")) return "failed";
  if (full.state === "ready" && (takenOver || question === null)) return "ready";
  return quick.state === "ready" ? "quick" : "idle";
}

changed();
