/** The form of a headcount: counts, or a pasted list of wages, go to the interpreter; the list never leaves the page. */

import { ask, clearAnswer, press } from "./asking.js";
import { arriveAtCheck, linkOfCheck, onward } from "./check-link.js";
import { copyOf, digits, fill, need, say, sync, word } from "./page.js";
import { stay } from "./stay.js";
import { showRuntime } from "./waiting.js";
import { writer } from "./writing.js";

/**
 * @typedef {{id: string, near: number | null, all: number | null, counts: boolean | null, short: number | null}} Row
 * @typedef {{row: number, prefecture: string, minimum: number, near: (boolean | null)[], counts: boolean | null}} Person
 * @typedef {{status: string, answer: "yes" | "no" | "unknown", short: number | null, unit: string | null, rows: Row[],
 *   people: Person[], fills: {input: string, answer: string}[],
 *   errors: {input: string, typed: string, text: string}[]}} Answer
 * @typedef {typeof import("./runtime.js")} Runtime
 * @typedef {{form: HTMLFormElement, runtime: Runtime, shown: string, back: string, into: string, quiet: number}} Page
 */

const put = writer();

/** @param {HTMLFormElement} form @returns {HTMLSelectElement} */
const roundOf = (form) => /** @type {HTMLSelectElement} */ (need(form, "select[name=on]"));

/** The definition that holds in the chosen round. @param {HTMLFormElement} form */
const definitionOf = (form) => roundOf(form).selectedOptions[0]?.dataset.definition ?? "";

/** The counts that the definition asks for, as typed; fields left empty are absent. @param {HTMLFormElement} form */
function countsOf(form) {
  const controls = /** @type {NodeListOf<HTMLInputElement>} */ (
    form.querySelectorAll(`input[data-definition="${definitionOf(form)}"]`)
  );
  const typed = Array.from(controls, (each) => /** @type {[string, string]} */ ([each.name, each.value.trim()]));
  return new Map(typed.filter(([, value]) => value));
}

/** A pasted table as rows of text: cells parted by tabs, or else by commas. @param {HTMLFormElement} form */
function rowsOf(form) {
  const area = /** @type {HTMLTextAreaElement} */ (need(form, `[data-people="${definitionOf(form)}"]`));
  const lines = area.value.split(/\r?\n/).filter((line) => line.trim());
  return lines.map((line) => (line.includes("\t") ? line.split("\t") : line.split(/[,、]/)).map((cell) => cell.trim()));
}

/** @param {Page} page */
function update(page) {
  const { form } = page;
  const inputs = countsOf(form);
  const people = rowsOf(form);
  const answered = (/** @type {Answer | null} */ answer) => show(page, answer);
  showDefinition(form);
  follow(page, inputs);
  if (!inputs.size && !people.length) return clearAnswer(page, answered);
  const told = people.length ? { people } : { inputs: Object.fromEntries(inputs) };
  ask(page, question(form, told), answered, (answer) => sentence(form, answer));
}

/** @param {HTMLFormElement} form @param {object} told */
function question(form, told) {
  const { program, headcount } = form.dataset;
  return JSON.stringify({ program, headcount, on: roundOf(form).value, ...told });
}

/** Only the parts of the chosen round's definition are shown. @param {HTMLFormElement} form */
function showDefinition(form) {
  const chosen = definitionOf(form);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-definition-part]"))) {
    part.hidden = part.dataset.definitionPart !== chosen;
  }
}

/** The address holds the round and the counts, never the list. @param {Page} page @param {Map<string, string>} inputs */
function follow({ form, back, into }, inputs) {
  const typed = inputs.size || back ? new Map([["on", roundOf(form).value], ...inputs]) : inputs;
  put(() => linkOfCheck(form, { inputs: typed, rows: new Map() }, back, into));
}

/** @param {Page} page @param {Answer | null} answer */
function show(page, answer) {
  const { form } = page;
  const verdict = need(form, "[data-verdict]");
  need(form, "output[data-answer]").dataset.value = answer?.answer ?? "";
  need(form, "[data-status]").dataset.status = shade(answer);
  say(verdict, sentence(form, answer));
  say(need(form, "[data-short]"), short(form, answer));
  showErrors(form, answer);
  showRows(form, answer);
  showPeople(form, answer);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (form.querySelectorAll("[data-onward]"))) {
    link.hidden = !answer?.fills.length;
    if (answer?.fills.length) onward(link, page, answer.fills);
  }
  if (answer?.people.length) keepCounts(page, answer);
  announce(page, verdict.textContent ?? "");
}

/** @param {HTMLFormElement} form @param {Answer | null} answer */
function sentence(form, answer) {
  const told = answer && /answered|needs_input/.test(answer.status);
  return word(form, told ? `answer-${answer.answer}` : `status-${answer?.status ?? ""}`);
}

/** @param {Answer | null} answer */
function shade(answer) {
  if (!answer || answer.status !== "answered") return answer?.status ?? "";
  return answer.answer === "yes" ? "eligible" : "ineligible";
}

/** @param {HTMLFormElement} form @param {Answer | null} answer */
function short(form, answer) {
  return answer?.short && answer.unit ? word(form, `short-${answer.unit}`, { short: digits(answer.short) }) : "";
}

/** @param {Page} page @param {string} text */
function announce(page, text) {
  clearTimeout(page.quiet);
  page.quiet = setTimeout(() => say(need(page.form, "[data-announce]"), text), 1000);
}

/** @param {HTMLFormElement} form @param {Answer | null} answer */
function showErrors(form, answer) {
  const errors = answer?.errors ?? [];
  const shown = definitionOf(form);
  for (const slot of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-error-of]"))) {
    const ours = slot.closest(`[data-definition-part="${shown}"]`);
    const fault = ours ? errors.find(({ input }) => input === slot.dataset.errorOf) : undefined;
    say(slot, fault?.text ?? "");
    if (fault) slot.dataset.error = fault.input;
    else delete slot.dataset.error;
  }
  list(form, "errors", "error", errors, (fault) => fault.input, (node, fault) => fill(node, { text: fault.text }));
}

/** @param {HTMLFormElement} form @param {Answer | null} answer */
function showRows(form, answer) {
  list(form, "rows", "row", answer?.rows ?? [], (row) => row.id, (node, row) => {
    const [year, month] = row.id.split("-");
    node.dataset.row = row.id;
    node.dataset.counts = state(row.counts);
    fill(node, {
      month: row.id ? word(form, "month", { year, month: String(Number(month)) }) : word(form, "all-together"),
      near: people(form, row.near),
      all: people(form, row.all),
      counts: word(form, `counts-${state(row.counts)}`),
      short: people(form, row.short),
    });
  });
}

/** @param {HTMLFormElement} form @param {Answer | null} answer */
function showPeople(form, answer) {
  list(form, "people", "person", answer?.people ?? [], (person) => String(person.row), (node, person) => {
    node.dataset.person = String(person.row);
    node.dataset.counts = state(person.counts);
    fill(node, {
      row: word(form, "row", { row: person.row + 1 }),
      prefecture: person.prefecture,
      minimum: word(form, "yen", { digits: digits(person.minimum) }),
      near: person.near.map((each) => word(form, `near-${state(each)}`)).join(word(form, "separator")),
    });
  });
}

/** What was counted stands in the fields too, so that a reload keeps it. @param {Page} page @param {Answer} answer */
function keepCounts(page, answer) {
  const { form } = page;
  for (const { id, near, all } of answer.rows) {
    const behind = id && `_${id.replace("-", "_")}`;
    for (const [name, value] of [[`near${behind}`, near], [`all${behind}`, all]]) {
      const field = form.querySelector(`input[name="${name}"][data-definition="${definitionOf(form)}"]`);
      /** @type {HTMLInputElement} */ (field).value = String(value);
    }
  }
  say(need(form, "[data-done]"), word(form, "done-counted"));
  follow(page, countsOf(form));
}

/** @param {boolean | null} value */
const state = (value) => (value === null ? "unknown" : value ? "yes" : "no");

/** @param {HTMLFormElement} form @param {number | null} count */
const people = (form, count) => (count === null ? word(form, "nothing") : word(form, "people", { count: digits(count) }));

/**
 * @template T
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} template
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @param {(node: HTMLElement, item: T) => void} write
 */
function list(form, name, template, items, key, write) {
  need(form, `[data-part="${name}"]`).hidden = !items.length;
  sync(need(form, `[data-list="${name}"]`), items, key, () => copyOf(form, template), write);
}

/** @param {Page} page */
function fromAddress(page) {
  const { form } = page;
  const { link, back, into } = arriveAtCheck(form, location.hash);
  Object.assign(page, { back, into });
  showDefinition(form);
  if (!link) return;
  const unread = [...link.unread];
  const on = link.inputs.get("on");
  const option = Array.from(roundOf(form).options).find((each) => each.value === on);
  if (option) option.selected = true;
  else if (on) unread.push(`on=${on}`);
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name]"))) control.value = "";
  for (const [name, value] of link.inputs) {
    if (name === "on") continue;
    const field = form.querySelector(`input[name="${CSS.escape(name)}"][data-definition="${definitionOf(form)}"]`);
    if (field) /** @type {HTMLInputElement} */ (field).value = value;
    else unread.push(`${name}=${value}`);
  }
  const text = unread.length ? word(form, "link-unread", { parts: unread.join(word(form, "separator")) }) : "";
  say(need(form, "[data-notice=link]"), text);
  update(page);
}

/** @param {Page} page @param {Event} event */
function click(page, event) {
  const button = /** @type {HTMLElement | null} */ (
    /** @type {Element} */ (event.target).closest("button[data-action]")
  );
  press(page, button?.dataset.action ?? "", () => update(page));
}

/**
 * @param {HTMLFormElement} form
 * @param {Runtime} runtime  the page's own: this part is a file of its own, and there is only one of each interpreter
 * @param {AbortSignal} signal
 */
export function mount(form, runtime, signal) {
  /** @type {Page} */
  const page = { form, runtime, shown: "", back: "", into: "", quiet: 0 };
  runtime.watch((status) => showRuntime(form, status), signal);
  runtime.warm(question(form, { inputs: {} }), signal);
  runtime.lookFurther(form.dataset.program ?? "");
  for (const touch of ["focusin", "pointerdown"]) form.addEventListener(touch, runtime.start, { once: true, signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  form.addEventListener("input", () => (say(need(form, "[data-done]"), ""), update(page)), { signal });
  const emptied = () => (update(page), say(need(form, "[data-done]"), word(form, "done-reset")));
  form.addEventListener("reset", () => setTimeout(emptied), { signal });
  form.addEventListener("click", (event) => click(page, event), { signal });
  addEventListener("hashchange", () => location.hash.startsWith("#p=") && fromAddress(page), { signal });
  stay(() => undefined, signal);
  fromAddress(page);
}
