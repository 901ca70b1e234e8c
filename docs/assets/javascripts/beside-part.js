/** The part below a form that looks further: it asks for what is open, one thing after another. */

import { cashQuestion, outlookQuestion, readBeside } from "./beside.js";
import { showCash } from "./beside-cash.js";
import { showCurve } from "./beside-curve.js";
import { showOutlook } from "./beside-outlook.js";
import { inputsOf, readCase } from "./form.js";
import { need, say } from "./page.js";
import { readAnswer } from "./wire.js";

/**
 * @typedef {import("./beside.js").Outlook} Outlook
 * @typedef {import("./beside.js").Cash} Cash
 * @typedef {import("./link.js").Case} Case
 * What the page has only once, and its files share: the interpreters, and how the address follows the case.
 * @typedef {Pick<typeof import("./address.js"), "follow" | "keepNow"> & {runtime: typeof import("./runtime.js")}} Shared
 * @typedef {{part: HTMLElement, form: HTMLFormElement, shared: Shared, timer: number, busy: boolean, again: boolean}} Beside
 */

// The quick interpreter would keep the next key's amount waiting: it is asked when the typing rests.
const REST = 150;

/**
 * @param {HTMLElement} part
 * @param {HTMLFormElement} form  of the same frame
 * @param {Shared} shared
 * @param {AbortSignal} signal
 */
export function mount(part, form, shared, signal) {
  /** @type {Beside} */
  const beside = { part, form, shared, timer: 0, busy: false, again: false };
  const soon = () => {
    clearTimeout(beside.timer);
    beside.timer = setTimeout(() => refresh(beside), shared.runtime.isFull() ? 0 : REST);
  };
  form.addEventListener("answered", soon, { signal });
  part.addEventListener("toggle", soon, { signal, capture: true });
  part.addEventListener("input", () => set(beside, soon), { signal });
  part.addEventListener("change", ({ target }) => vary(beside, target, soon), { signal });
  part.addEventListener("click", ({ target }) => act(beside, /** @type {Element} */ (target), soon), { signal });
  signal.addEventListener("abort", () => clearTimeout(beside.timer));
  soon();
}

/** Something was set here: the address keeps it. @param {Beside} beside @param {() => void} soon */
function set({ form, shared }, soon) {
  shared.follow();
  shared.keepNow(form);
  soon();
}

/** @param {Beside} beside @param {EventTarget | null} target @param {() => void} soon */
function vary(beside, target, soon) {
  if (!(target instanceof HTMLSelectElement)) return;
  setting(beside, "vary").value = target.value;
  set(beside, soon);
}

/** @param {Beside} beside @param {string} name @returns {HTMLInputElement} */
const setting = ({ part }, name) => need(part, `[data-beside-field="${name}"]`);

/** @param {Beside} beside @param {Element} target @param {() => void} soon */
function act(beside, target, soon) {
  const action = /** @type {HTMLElement | null} */ (target.closest("[data-beside-action]"))?.dataset.besideAction;
  if (!action) return;
  // The compared case is kept as its own link is, without what was set beside it.
  setting(beside, "case").value = action === "keep" ? caseOf(beside.form) : "";
  set(beside, soon);
}

/** @param {HTMLFormElement} form */
function caseOf(form) {
  const { inputs, rows } = readCase(form);
  return JSON.stringify([Array.from(inputs), Array.from(rows)]);
}

/** @param {string} text @returns {Case | null} */
function readKept(text) {
  try {
    const [inputs, rows] = JSON.parse(text);
    return { inputs: new Map(inputs), rows: new Map(rows) };
  } catch {
    return null;
  }
}

/** Ask again when the answer is there, where something newer came meanwhile. @param {Beside} beside */
async function refresh(beside) {
  beside.again = beside.busy;
  if (beside.busy) return;
  beside.busy = true;
  try {
    await look(beside);
  } finally {
    beside.busy = false;
  }
  if (beside.again) refresh(beside);
}

/** Ask for what is open, and show it unless something newer is to be asked. @param {Beside} beside */
async function look(beside) {
  const { part, form, shared } = beside;
  const typed = readCase(form);
  const held = readBeside(form);
  const open = (/** @type {string} */ name) => part.querySelector(`[data-panel="${name}"][open]`) !== null;
  const inputs = typed.inputs.size ? inputsOf(form, typed) : null;
  const ask = async (/** @type {boolean} */ wanted, /** @type {string} */ text) => (wanted && inputs ? shared.runtime.workFurther(text, form.dataset.program ?? "") : null);
  const [outlook, cash, other] = await Promise.all([
    ask(open("outlook") || open("chart"), outlookQuestion(form, inputs ?? {}, held)),
    ask(open("cash"), cashQuestion(form, inputs ?? {}, held)),
    ask(open("chart") && held.has("case"), otherQuestion(form, held)),
  ]);
  if (beside.again) return;
  const read = (/** @type {string | null} */ answer) => (answer === null ? null : /** @type {any} */ (readAnswer(answer)));
  showFaults(part, [...(read(outlook)?.errors ?? []), ...(read(cash)?.errors ?? [])]);
  if (open("outlook")) showOutlook(part, form, read(outlook));
  if (open("chart")) await showCurve(part, read(outlook), read(other));
  if (open("cash")) await showCash(part, form, read(cash));
}

/** @param {HTMLFormElement} form @param {Map<string, string>} held */
function otherQuestion(form, held) {
  const other = readKept(held.get("case") ?? "");
  return other ? outlookQuestion(form, inputsOf(form, other), new Map()) : "{}";
}

/** What cannot be read is said at its field. @param {HTMLElement} part @param {import("./beside.js").Fault[]} faults */
function showFaults(part, faults) {
  const told = new Map(faults.map(({ input, text }) => [input.replace(/^(wish|waits)\./, ""), text]));
  for (const slot of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-beside-error]"))) {
    const text = told.get(slot.dataset.besideError ?? "") ?? "";
    say(slot, text);
    const field = need(part, `[data-beside-field="${slot.dataset.besideError}"]`);
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}
