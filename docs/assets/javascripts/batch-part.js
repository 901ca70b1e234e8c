/** The part of a frame's page that calculates a whole table: read, run, stopped, shown and taken away. */

import { answerAll } from "./batch.js";
import { cellsToTake, outcomesOf, showRows, summary } from "./batch-result.js";
import { readCases } from "./cases.js";
import { byName } from "./form.js";
import { megabytes } from "./waiting.js";
import { copyOf, digits, fill, need, say, sync, word } from "./page.js";
import { decode, download, textOf } from "./sheet.js";
import { columnsOf } from "./table.js";
import { copy } from "./tools.js";
import { question, readAnswer, request } from "./wire.js";

/**
 * @typedef {{cases: import("./cases.js").Cases, outcomes: import("./batch-result.js").Outcome[],
 *   rules: {rulebook: string, on: string}}} Done
 * @typedef {typeof import("./runtime.js")} Runtime
 * @typedef {{part: HTMLElement, form: HTMLFormElement, runtime: Runtime, run: AbortController | null, done: Done | null}} Batch
 */

const MEGABYTE = 1_000_000;

/**
 * @param {HTMLElement} part
 * @param {HTMLFormElement} form  of the same frame
 * @param {Runtime} runtime  the page's own: this part is a file of its own, and there is only one of each interpreter
 * @param {AbortSignal} signal
 */
export function mount(part, form, runtime, signal) {
  /** @type {Batch} */
  const batch = { part, form, runtime, run: null, done: null };
  const file = need(part, "[data-batch-file]");
  part.addEventListener("click", (event) => act(batch, /** @type {Element} */ (event.target)), { signal });
  // The same file can be chosen again once it was changed.
  file.addEventListener("click", () => (/** @type {HTMLInputElement} */ (file).value = ""), { signal });
  file.addEventListener("change", () => readFile(batch, /** @type {HTMLInputElement} */ (file)), { signal });
  areaOf(part).addEventListener("input", () => changed(batch), { signal });
  need(part, "[data-batch-only]").addEventListener("change", () => showDone(batch), { signal });
  signal.addEventListener("abort", () => batch.run?.abort());
  runtime.watch(({ saving, bytes }) => {
    say(need(part, "[data-batch-saving]"), saving ? word(part, "batch-saving", { size: megabytes(bytes, Math.ceil) }) : "");
  }, signal);
}

/** @param {HTMLElement} part @returns {HTMLTextAreaElement} */
const areaOf = (part) => need(part, "[data-batch-table]");

/** @param {Batch} batch @param {string} key @param {Record<string, string | number>} [slots] */
const tell = ({ part }, key, slots) => say(need(part, "[data-batch-said]"), key && word(part, key, slots));

/** @param {Batch} batch @param {Element} target */
async function act(batch, target) {
  const { part } = batch;
  const action = /** @type {HTMLElement | null} */ (target.closest("[data-batch-action]"))?.dataset.batchAction;
  if (action === "run") await run(batch);
  if (action === "cancel") batch.run?.abort();
  if (action === "template") download(word(part, "batch-template-file"), exampleOf(part));
  if (action === "example") fillIn(batch);
  if (action === "download") download(word(part, "batch-file"), taken(batch));
  if (action === "copy") tell(batch, (await copy(textOf(taken(batch), "\t"))) ? "batch-copied" : "batch-not-copied");
}

/** @param {Batch} batch */
function taken({ part, done }) {
  return done ? cellsToTake(part, done.cases, done.outcomes, done.rules) : [];
}

/** The example that the page shows. @param {HTMLElement} part */
function exampleOf(part) {
  const table = /** @type {HTMLTableElement} */ (need(part, "[data-batch-example]"));
  return Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.textContent ?? ""));
}

/** @param {Batch} batch */
function fillIn(batch) {
  const area = areaOf(batch.part);
  if (area.value.trim()) return tell(batch, "batch-not-empty");
  area.value = textOf(exampleOf(batch.part), "\t");
  changed(batch);
  tell(batch, "batch-filled");
}

/** @param {Batch} batch @param {HTMLInputElement} input */
async function readFile(batch, input) {
  const file = input.files?.[0];
  const most = Number(batch.part.dataset.mostMegabytes);
  if (!file) return;
  if (file.size > most * MEGABYTE) return tell(batch, "batch-too-big", { name: file.name, most });
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  if (text === null) return tell(batch, "batch-unreadable", { name: file.name });
  areaOf(batch.part).value = text;
  changed(batch);
  tell(batch, "batch-read", { name: file.name });
}

/** What is shown belongs to another table than the one that stands there now. @param {Batch} batch */
function changed(batch) {
  const { part, done } = batch;
  tell(batch, "");
  say(need(part, "[data-batch-older]"), done ? word(part, "batch-older") : "");
}

/** @param {HTMLElement} part @param {string} name @param {string[]} texts */
function list(part, name, texts) {
  const shown = need(part, `[data-list="${name}"]`);
  shown.hidden = !texts.length;
  sync(shown, texts, String, () => copyOf(part, "note"), (node, text) => fill(node, { text }));
}

/** @param {Batch} batch */
async function run(batch) {
  const { part, form } = batch;
  const area = areaOf(part);
  const cases = readCases(part, columnsOf(part, byName(form)), area.value, Number(part.dataset.most));
  tell(batch, "");
  list(part, "batch-faults", cases.faults);
  list(part, "batch-near", cases.near);
  area.ariaInvalid = cases.faults.length ? "true" : null;
  if (cases.faults.length) return area.focus();
  batch.run = new AbortController();
  showRunning(part, true);
  try {
    await calculate(batch, cases, batch.run.signal);
  } finally {
    batch.run = null;
    showRunning(part, false);
  }
}

/** @param {Batch} batch @param {import("./cases.js").Cases} cases @param {AbortSignal} signal */
async function calculate(batch, cases, signal) {
  const { part, form, runtime } = batch;
  await whenReady(batch, signal);
  const requests = cases.rows.filter((row) => !row.fault).map((row) => question(form, row.inputs));
  const receipt = signal.aborted ? null : await rulesOf(batch);
  const answers = receipt ? await answerAll(requests, runtime.work, (...count) => showProgress(part, ...count), signal) : [];
  const failed = !signal.aborted && (!receipt || answers.length < requests.length);
  say(need(part, "[data-batch-failed]"), failed ? word(part, "batch-failed") : "");
  if (!receipt) return signal.aborted ? tell(batch, "batch-stopped") : undefined;
  const outcomes = outcomesOf(part, form, cases.rows, answers);
  batch.done = { cases, outcomes, rules: { rulebook: receipt.rulebook.slice(0, 8), on: receipt.on } };
  say(need(part, "[data-batch-partial]"), partial(part, outcomes, answers));
  say(need(part, "[data-batch-engine]"), runtime.isFull() ? "" : word(part, "batch-quick"));
  say(need(part, "[data-batch-older]"), "");
  need(part, "[data-batch-result]").hidden = false;
  tell(batch, signal.aborted ? "batch-stopped" : "batch-done");
  showDone(batch);
}

/** The rules that answer, and the day they are asked for. @param {Batch} batch */
async function rulesOf({ form, runtime }) {
  const answer = await runtime.work(request(form, {}));
  return answer === null ? null : readAnswer(answer).receipt;
}

/** @param {Batch} batch @param {AbortSignal} signal */
async function whenReady({ part, runtime }, signal) {
  const waiting = new AbortController();
  say(need(part, "[data-batch-progress]"), word(part, "batch-wait"));
  runtime.watch(({ full: { state, done, total } }) => {
    if (state === "starting" && total) showLoading(part, done, total);
  }, waiting.signal);
  await runtime.bringFull(signal);
  waiting.abort();
}

/** @param {HTMLElement} part @param {number} done @param {number} total */
function showLoading(part, done, total) {
  setBar(part, done, total);
  const slots = { done: megabytes(done, Math.floor), total: megabytes(total, Math.ceil) };
  say(need(part, "[data-batch-progress]"), word(part, "batch-loading", slots));
}

/** @param {HTMLElement} part @param {string} phase @param {number} done @param {number} total */
function showProgress(part, phase, done, total) {
  setBar(part, done, total);
  say(need(part, "[data-batch-progress]"), word(part, `batch-${phase}`, { done: digits(done), total: digits(total) }));
}

/** @param {HTMLElement} part @param {number} done @param {number} total */
function setBar(part, done, total) {
  const bar = /** @type {HTMLProgressElement} */ (need(part, "progress"));
  bar.max = total || 1;
  bar.value = done;
}

/**
 * One of the two buttons is there at a time; the keyboard stays where it was.
 * @param {HTMLElement} part
 * @param {boolean} running
 */
function showRunning(part, running) {
  const [start, stop] = ["run", "cancel"].map((name) => need(part, `[data-batch-action="${name}"]`));
  const focused = document.activeElement === start || document.activeElement === stop;
  need(part, "[data-batch-running]").hidden = stop.hidden = !running;
  start.hidden = running;
  if (focused) (running ? stop : start).focus();
}

/**
 * What is not there, where it was stopped.
 * @param {HTMLElement} part
 * @param {import("./batch-result.js").Outcome[]} outcomes
 * @param {import("./batch.js").Brief[]} answers
 */
function partial(part, outcomes, answers) {
  const left = outcomes.filter(({ status }) => !status).length;
  const slots = { total: digits(outcomes.length), done: digits(outcomes.length - left) };
  if (left) return word(part, "batch-partial", slots);
  const unexplained = answers.some(({ status, missing }) => /ineligible|needs_input/.test(status) && !missing);
  return unexplained ? word(part, "batch-partial-reasons") : "";
}

/** @param {Batch} batch */
function showDone({ part, done }) {
  if (!done) return;
  const { value } = /** @type {HTMLSelectElement} */ (need(part, "[data-batch-only]"));
  say(need(part, "[data-batch-summary]"), summary(part, done.outcomes));
  showRows(part, done.cases, done.outcomes, value);
}
