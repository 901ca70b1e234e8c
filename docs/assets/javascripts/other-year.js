/** The same case under the programme of another year: both amounts side by side, and the way there with the case. */

import { fieldOf, inputsOf, readCase } from "./form.js";
import { writeLink } from "./link.js";
import { need, say, word, yen } from "./page.js";
import { question, readAnswer } from "./wire.js";

/**
 * @typedef {typeof import("./runtime.js")} Runtime
 * @typedef {{status: import("./wire.js").State, subsidy: import("./page.js").Whole | null}} Amount
 * @typedef {{part: HTMLDetailsElement, form: HTMLFormElement, runtime: Runtime, timer: number, asked: number}} Beside
 */

// The quick interpreter would keep the next key's amount waiting: it is asked when the typing rests.
const REST = 150;
const ROW = /\[\d+\]/;

/**
 * @param {HTMLDetailsElement} part
 * @param {HTMLFormElement} form  of the same frame
 * @param {Runtime} runtime  the page's own: there is only one of each interpreter
 * @param {AbortSignal} signal
 */
export function mount(part, form, runtime, signal) {
  /** @type {Beside} */
  const beside = { part, form, runtime, timer: 0, asked: 0 };
  const soon = () => {
    clearTimeout(beside.timer);
    beside.timer = setTimeout(() => refresh(beside), runtime.isFull() ? 0 : REST);
  };
  form.addEventListener("answered", soon, { signal });
  part.addEventListener("toggle", soon, { signal });
  signal.addEventListener("abort", () => clearTimeout(beside.timer));
  soon();
}

/** @param {Beside} beside */
async function refresh(beside) {
  const { part, form, runtime } = beside;
  if (!part.open) return;
  const asked = ++beside.asked;
  const typed = readCase(form);
  const program = part.dataset.otherYear ?? "";
  const known = new Set((part.dataset.knows ?? "").split(" "));
  const inputs = new Map(Array.from(typed.inputs).filter(([name]) => known.has(name.replace(ROW, ""))));
  const kept = { ...typed, inputs };
  const questions = [question(form, inputsOf(form, typed)), { ...question(form, inputsOf(form, kept)), program }];
  // The full interpreter has every programme.
  if (!runtime.isFull()) runtime.bring(program);
  const told = typed.inputs.size ? await runtime.work(JSON.stringify(questions.map((each) => ({ ...each, only: "amount" })))) : null;
  if (asked !== beside.asked) return;
  const [ours, theirs] = told === null ? [null, null] : /** @type {Amount[]} */ (/** @type {unknown} */ (readAnswer(told)));
  say(need(part, "[data-amount=own]"), amountOf(beside, ours));
  say(need(part, "[data-amount=other]"), amountOf(beside, theirs));
  sayUnknown(beside, Array.from(typed.inputs.keys()).filter((name) => !inputs.has(name)));
  lead(beside, kept, program, theirs?.subsidy ?? null);
  part.dataset.shown = String(asked);
}

/** @param {Beside} beside @param {Amount | null} amount */
function amountOf({ part, form }, amount) {
  return amount?.status === "eligible" ? yen(form, amount.subsidy) : word(part, amount?.status ?? "empty");
}

/** What the other year does not ask for is said, by its label here. @param {Beside} beside @param {string[]} names */
function sayUnknown({ part, form }, names) {
  const labels = names.map((name) => fieldOf(form, name)?.querySelector("[data-label]")?.textContent ?? name);
  const told = Array.from(new Set(labels)).join(word(form, "separator"));
  say(need(part, "[data-unknown]"), names.length ? word(part, "unknown", { names: told }) : "");
}

/** @param {Beside} beside @param {import("./link.js").Case} kept @param {string} program @param {Amount["subsidy"]} amount */
function lead({ part, form }, { inputs, rows }, program, amount) {
  const way = /** @type {HTMLAnchorElement} */ (need(part, "a[data-way]"));
  const subsidy = amount === null ? null : String(amount);
  way.hash = writeLink({ program, frame: form.dataset.frame ?? "", inputs, rows, subsidy, digest: part.dataset.digest });
}
