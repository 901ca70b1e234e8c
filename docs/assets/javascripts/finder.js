/** The page 「どの枠か」: a shopping list goes to the interpreter with every keystroke, and the best frames come back. */

import { ask, clearAnswer, press } from "./asking.js";
import { arrange, changeLines, controlOf, fillLine, linesOf, readLine, setLines, showFault } from "./finder-lines.js";
import { list, showAnswer, subsidyOf, verdictOf } from "./finder-show.js";
import { readRows } from "./finder-paste.js";
import { readLink, writeLink } from "./link.js";
import { fill, need, say, word, yen } from "./page.js";
import { copy } from "./tools.js";
import { stay } from "./stay.js";
import { showRuntime } from "./waiting.js";
import { writer } from "./writing.js";

/**
 * @typedef {import("./finder-show.js").Answer} Answer
 * @typedef {import("./finder-lines.js").Line} Line
 * asked: the numbers of the lines that are complete enough to be asked about
 * @typedef {typeof import("./runtime.js")} Runtime
 * @typedef {{form: HTMLFormElement, runtime: Runtime, quiet: number, asked: number[], shown: string}} Page
 */

const put = writer();
const ITEM = /^items\[(\d+)\]\.(\w+)$/;

/** What is told about the applicant. @param {HTMLFormElement} form */
function givenOf(form) {
  const radios = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=radio][name]:checked"));
  return new Map(Array.from(radios).flatMap(({ name, value }) => (value ? [/** @type {[string, string]} */ ([name, value])] : [])));
}

/** @param {Page} page */
function update(page) {
  const { form } = page;
  arrange(form);
  const lines = linesOf(form).map(readLine);
  follow(form, lines);
  page.asked = lines.flatMap((line, index) => (line.has("kind") && line.has("price") ? [index] : []));
  showHalves(form, lines);
  const answered = (/** @type {Answer | null} */ answer) => show(page, answer);
  if (!page.asked.length) return clearAnswer(page, answered);
  const inputs = Object.fromEntries(Array.from(givenOf(form), ([name, value]) => [name, value === "yes" ? true : value === "no" ? false : value]));
  const items = page.asked.map((index) => asObject(page, lines[index]));
  ask(page, question(form, { inputs, items }), answered, (answer) => inWords(form, answer));
}

/** An answer and its amount. @param {HTMLFormElement} form @param {Answer} answer */
const inWords = (form, answer) => word(form, "told", { verdict: verdictOf(form, answer), yen: yen(form, subsidyOf(answer)) });

/** @param {HTMLFormElement} form @param {object} told */
function question(form, told) {
  const { program, finder } = form.dataset;
  return JSON.stringify({ program, finder, ...told });
}

/** A line as the calculator reads it; the line it belongs to is counted among those that are asked about. @param {Page} page @param {Line} line */
function asObject({ asked }, line) {
  const pairs = Array.from(line, ([name, value]) => [name, name === "part_of" ? asked.indexOf(Number(value) - 1) + 1 : value]);
  return Object.fromEntries(pairs.map(([name, value]) => [name, value === "yes" ? true : value]));
}

/** A line that has a kind but no price, or the other way round, says so and waits. @param {HTMLFormElement} form @param {Line[]} lines */
function showHalves(form, lines) {
  linesOf(form).forEach((node, index) => {
    const line = lines[index];
    showFault(node, "price", line.has("kind") && !line.has("price") ? word(form, "unpriced") : "");
    showFault(node, "kind", line.has("price") && !line.has("kind") ? word(form, "unkinded") : "");
  });
}

/** The address holds the list, so that a reload keeps it. @param {HTMLFormElement} form @param {Line[]} lines */
function follow(form, lines) {
  put(() => linkOf(form, lines));
}

/** @param {HTMLFormElement} form @param {Line[]} lines */
function linkOf(form, lines) {
  const inputs = givenOf(form);
  const last = lines.findLastIndex((line) => line.size) + 1;
  if (!last && !inputs.size) return "";
  lines.slice(0, last).forEach((line, index) => line.forEach((value, name) => inputs.set(`items[${index}].${name}`, value)));
  const { program = "", finder = "" } = form.dataset;
  return writeLink({ program, frame: finder, inputs, rows: new Map([["items", last]]) });
}

/** @param {Page} page @param {Answer | null} answer */
function show(page, answer) {
  const { form, asked } = page;
  showFaults(page, answer);
  showAnswer(form, answer, (line) => (asked[line - 1] ?? -1) + 1);
  announce(page);
}

/** @param {Page} page @param {Answer | null} answer */
function showFaults({ form, asked }, answer) {
  const nodes = linesOf(form);
  const errors = answer?.errors ?? [];
  const missing = answer?.missing ?? [];
  asked.forEach((index, at) => {
    for (const cell of /** @type {NodeListOf<HTMLElement>} */ (nodes[index].querySelectorAll("[data-error-in]"))) {
      const name = cell.dataset.errorIn ?? "";
      showFault(nodes[index], name, errors.find(({ input }) => input === `items[${at}].${name}`)?.text ?? "");
    }
  });
  list(form, "errors", errors, (node, { text }) => fill(node, { text }), "text");
  list(form, "missing", missing, (node, name) => fill(node, { text: labelOf({ form, asked }, name) }), "text");
}

/** @param {{form: HTMLFormElement, asked: number[]}} page @param {string} name */
function labelOf({ form, asked }, name) {
  const [, at, cell] = ITEM.exec(name) ?? [];
  const place = cell ? linesOf(form)[asked[Number(at)]]?.querySelector(`[data-cell="${cell}"]`) : form.querySelector(`[data-field="${name}"]`);
  const label = place?.querySelector("[data-label]")?.textContent ?? name;
  return cell ? word(form, "missing", { line: asked[Number(at)] + 1, label }) : word(form, "missing-own", { label });
}

/** @param {Page} page */
function announce(page) {
  clearTimeout(page.quiet);
  page.quiet = setTimeout(() => say(need(page.form, "[data-announce]"), need(page.form, "[data-verdict]").textContent ?? ""), 1000);
}

/** @param {Page} page */
function fromAddress(page) {
  const { form } = page;
  const link = readLink(location.hash);
  if (!link || link.program !== form.dataset.program || link.frame !== form.dataset.finder) return arrange(form);
  const unread = [...link.unread];
  const most = Number(form.dataset.most);
  const count = Math.min(link.rows.get("items") ?? 0, most);
  /** @type {Line[]} */
  const lines = Array.from({ length: count }, () => new Map());
  for (const [name, value] of link.inputs) {
    const [, at, cell] = ITEM.exec(name) ?? [];
    if (cell && Number(at) < count) lines[Number(at)].set(cell, value);
    else if (cell || !chooseGiven(form, name, value)) unread.push(`${name}=${value}`);
  }
  setLines(form, Math.max(count, 1));
  linesOf(form).forEach((node, index) => {
    const line = lines[index] ?? new Map();
    unread.push(...fillLine(node, line).map((name) => `items[${index}].${name}=${line.get(name)}`));
  });
  const text = unread.length ? word(form, "link-unread", { parts: unread.join(word(form, "separator")) }) : "";
  say(need(form, "[data-notice=link]"), text);
  update(page);
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function chooseGiven(form, name, value) {
  const radios = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll(`input[type=radio][name="${CSS.escape(name)}"]`)));
  const chosen = radios.find((radio) => radio.value === value);
  if (chosen) chosen.checked = true;
  return Boolean(chosen);
}

/** @param {Page} page @param {Event} event */
function click(page, event) {
  const { form } = page;
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button[data-action]"));
  const action = button?.dataset.action ?? "";
  const done = need(form, "[data-done]");
  if (button && /^(add|copy|remove)-line$/.test(action)) {
    say(done, changeLines(form, button));
    update(page);
  }
  if (action === "paste") say(done, paste(page));
  press(page, action, () => update(page));
  if (action === "copy-link") {
    const home = location.origin + location.pathname + linkOf(form, linesOf(form).map(readLine));
    copy(home).then((copied) => say(done, word(form, copied ? "done-link" : "done-link-shown")));
  }
}

/** Put pasted rows behind the lines there are. @param {Page} page @returns {string} what was done, in words */
function paste(page) {
  const { form } = page;
  const area = /** @type {HTMLTextAreaElement} */ (need(form, "[data-paste]"));
  const most = Number(form.dataset.most);
  const kept = linesOf(form).map(readLine).filter((line) => line.size);
  const rows = readRows(linesOf(form)[0], area.value).filter((row) => row.size);
  if (!rows.length) return word(form, "done-nothing");
  if (kept.length + rows.length > most) return word(form, "done-full", { most });
  const all = [...kept, ...rows];
  setLines(form, all.length);
  linesOf(form).forEach((node, index) => fillLine(node, all[index]));
  area.value = "";
  update(page);
  const unknown = rows.filter((row) => !row.has("kind")).length;
  return word(form, unknown ? "done-guess" : "done-pasted", { count: rows.length, unknown });
}

/** @param {Page} page */
function emptied(page) {
  const { form } = page;
  setLines(form, 1);
  fillLine(linesOf(form)[0], new Map());
  update(page);
  controlOf(linesOf(form)[0], "kind").focus();
  say(need(form, "[data-done]"), word(form, "done-reset"));
}

/**
 * @param {HTMLFormElement} form
 * @param {Runtime} runtime  the page's own: this part is a file of its own, and there is only one of each interpreter
 * @param {AbortSignal} signal
 */
export function mount(form, runtime, signal) {
  /** @type {Page} */
  const page = { form, runtime, quiet: 0, asked: [], shown: "" };
  runtime.lookFurther(form.dataset.program ?? "");
  runtime.watch((status) => showRuntime(form, status), signal);
  runtime.warm(question(form, { inputs: {}, items: [] }), signal);
  for (const touch of ["focusin", "pointerdown"]) form.addEventListener(touch, runtime.start, { once: true, signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  form.addEventListener("input", (event) => {
    if (/** @type {HTMLElement} */ (event.target).dataset.paste !== undefined) return;
    say(need(form, "[data-done]"), "");
    update(page);
  }, { signal });
  form.addEventListener("reset", () => setTimeout(() => emptied(page)), { signal });
  form.addEventListener("click", (event) => click(page, event), { signal });
  addEventListener("hashchange", () => location.hash.startsWith("#p=") && fromAddress(page), { signal });
  stay(() => undefined, signal);
  fromAddress(page);
}
