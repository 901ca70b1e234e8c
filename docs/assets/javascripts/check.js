/** The form of a check: what is answered so far goes to the interpreter, and its verdicts stand beside the questions. */

import { ask, clearAnswer, press } from "./asking.js";
import { labelOf, showFeedback } from "./feedback.js";
import { clear, focusField, inputsOf, readCase, writeCase } from "./form.js";
import { arriveAtCheck, linkOfCheck, onward } from "./check-link.js";
import { drop, keep, kept } from "./check-kept.js";
import { copyOf, digits, fill, homeOf, need, say, sync, word } from "./page.js";
import { cite } from "./render.js";
import { stay } from "./stay.js";
import { copy } from "./tools.js";
import { showRuntime } from "./waiting.js";
import { writer } from "./writing.js";

/**
 * @typedef {import("./page.js").Whole} Whole
 * @typedef {{id: string, text: string, passages: string[]}} Reason
 * @typedef {{id: string, answer: string, said: string | null, reasons: Reason[]}} Verdict
 * @typedef {{id: string, label: string, value: Whole | boolean, text: string, formula: string, passages: string[]}} Step
 * @typedef {{status: "answered" | "needs_input" | "invalid" | "out_of_period", verdicts: Verdict[],
 *   frames: {id: string, state: "open" | "barred" | "unknown"}[], fills: {input: string, answer: string}[],
 *   missing: string[], errors: {input: string, typed: string, text: string}[], steps: Step[],
 *   receipt: any}} Answer
 * @typedef {typeof import("./runtime.js")} Runtime
 * @typedef {{form: HTMLFormElement, runtime: Runtime, shown: string, answer: Answer | null, back: string, into: string,
 *   quiet: number}} Page
 */

const put = writer();

/** @param {Page} page */
function update(page) {
  const { form } = page;
  const typed = readCase(form);
  const answered = (/** @type {Answer | null} */ answer) => show(page, typed, answer);
  follow(page);
  if (!typed.inputs.size) return clearAnswer(page, answered);
  ask(page, question(form, inputsOf(form, typed)), answered, (answer) => sentence(form, answer));
}

/** @param {HTMLFormElement} form @param {Record<string, unknown>} inputs */
function question(form, inputs) {
  const { program, check } = form.dataset;
  return JSON.stringify({ program, check, inputs });
}

/** The address holds what is answered, so that a reload keeps it. @param {Page} page */
function follow({ form, back, into }) {
  put(() => linkOfCheck(form, readCase(form), back, into));
}

/** @param {Page} page @param {import("./link.js").Case} typed @param {Answer | null} answer */
function show(page, typed, answer) {
  const { form } = page;
  page.answer = answer;
  need(form, "[data-status]").dataset.status = answer ? shade(answer) : "";
  say(need(form, "[data-verdict]"), sentence(form, answer));
  showFeedback(form, typed, /** @type {any} */ (answer));
  showNeedless(form, typed, answer);
  showVerdicts(form, answer);
  showFrames(page, answer);
  showLists(form, answer);
  announce(page);
}

/** What the colours of a result say: open to apply somewhere, closed everywhere, or not known yet. @param {Answer} answer */
function shade(answer) {
  if (answer.status !== "answered") return answer.status;
  return answer.frames.some(({ state }) => state === "open") ? "eligible" : "ineligible";
}

/** The reasons in the rules' own words, then how many questions are left. @param {HTMLFormElement} form @param {Answer | null} answer */
function sentence(form, answer) {
  if (!answer) return word(form, "status-");
  const told = answer.verdicts.map((verdict) => verdict.reasons[0]?.text ?? verdict.said ?? "").join("");
  const left = word(form, `status-${answer.status}`, { missing: digits(answer.missing.length) });
  return told + left;
}

/** @param {Page} page */
function announce(page) {
  clearTimeout(page.quiet);
  const { form, answer } = page;
  page.quiet = setTimeout(() => say(need(form, "[data-announce]"), answer ? sentence(form, answer) : ""), 1000);
}

/**
 * A question whose answer would change nothing says so.
 * @param {HTMLFormElement} form
 * @param {import("./link.js").Case} typed
 * @param {Answer | null} answer
 */
function showNeedless(form, typed, answer) {
  const told = answer?.status === "answered" || answer?.status === "needs_input";
  const asked = new Set(answer?.missing ?? []);
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-field]"))) {
    const name = field.dataset.field ?? "";
    need(field, "[data-needless]").hidden = !told || asked.has(name) || typed.inputs.has(name);
  }
}

/** @param {HTMLFormElement} form @param {Answer | null} answer */
function showVerdicts(form, answer) {
  const found = new Map((answer?.verdicts ?? []).map((verdict) => [verdict.id, verdict]));
  for (const output of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("output[data-answer]"))) {
    const verdict = found.get(output.dataset.answer ?? "");
    output.dataset.value = verdict?.answer ?? "";
    say(output, verdict ? (verdict.said ?? word(form, "unknown")) : word(form, "nothing"));
  }
}

/** @param {Page} page @param {Answer | null} answer */
function showFrames(page, answer) {
  const { form } = page;
  const states = new Map((answer?.frames ?? []).map(({ id, state }) => [id, state]));
  need(form, '[data-part="frames"]').hidden = !states.size;
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-frame-state]"))) {
    const state = states.get(row.dataset.frameState ?? "");
    row.dataset.state = state ?? "";
    say(need(row, "[data-slot=state]"), state ? word(form, `state-${state}`) : "");
    const link = /** @type {HTMLAnchorElement} */ (need(row, "[data-onward]"));
    link.hidden = state !== "open" || !answer?.fills.length;
    if (!link.hidden && answer) onward(link, page, answer.fills);
  }
}

/** @param {HTMLFormElement} form @param {Answer | null} answer */
function showLists(form, answer) {
  list(form, "errors", "error", answer?.errors ?? [], (fault) => fault.input, (node, fault) => {
    linkField(form, node, fault.input, fault.text);
  });
  const asked = answer?.status === "needs_input" ? answer.missing : [];
  list(form, "missing", "missing", asked, String, (node, name) => linkField(form, node, name, labelOf(form, name)));
  const reasons = (answer?.verdicts ?? []).flatMap((verdict) => verdict.reasons);
  list(form, "reasons", "reason", reasons, (reason) => reason.id, (node, reason) => {
    node.dataset.reason = reason.id;
    fill(node, { text: reason.text });
    cite(form, node, reason.passages);
  });
  list(form, "steps", "step", answer?.steps ?? [], (step) => step.id, (node, step) => showStep(form, node, step));
}

/** @param {HTMLFormElement} form @param {HTMLElement} node @param {Step} step */
function showStep(form, node, step) {
  const value = typeof step.value === "boolean" ? word(form, step.value ? "yes" : "no") : "";
  node.dataset.step = step.id;
  fill(node, { label: step.label, value, text: step.text, formula: step.formula });
  /** @type {HTMLAnchorElement} */ (need(node, "[data-slot=label]")).href = `#${form.dataset.check}.${step.id}`;
  cite(form, node, step.passages);
}

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

/** @param {HTMLFormElement} form @param {HTMLElement} node @param {string} name @param {string} text */
function linkField(form, node, name, text) {
  const link = /** @type {HTMLAnchorElement} */ (need(node, "[data-slot=link]"));
  say(link, text);
  link.dataset.to = name;
  link.href = `#${form.dataset.check}-${name}`;
}

/** @param {Page} page @param {string} action */
async function act(page, action) {
  const { form } = page;
  const name = form.dataset.check ?? "";
  press(page, action, () => update(page));
  if (action === "keep") tell(form, keep(name, linkOfCheck(form, readCase(form), "", "")) ? "done-kept" : "done-not-kept");
  if (action === "drop") {
    drop(name);
    tell(form, "done-dropped");
  }
  if (action === "copy-link") tell(form, await copied(form));
  showKept(form);
}

/** @param {HTMLFormElement} form */
async function copied(form) {
  const link = linkOfCheck(form, readCase(form), "", "");
  return (await copy(homeOf(form) + link)) ? "done-link" : "done-link-shown";
}

/** @param {HTMLFormElement} form @param {string} key */
const tell = (form, key) => say(need(form, "[data-done]"), key && word(form, key));

/** @param {HTMLFormElement} form */
function showKept(form) {
  need(form, '[data-action="drop"]').hidden = !kept(form.dataset.check ?? "");
}

/** Fill the form from the address, or else with what the reader has kept. @param {Page} page */
function fromAddress(page) {
  const { form } = page;
  const held = kept(form.dataset.check ?? "");
  const { link, back, into } = arriveAtCheck(form, location.hash);
  Object.assign(page, { back, into });
  const filled = link?.inputs.size ? link : held ? arriveAtCheck(form, held).link : null;
  if (!filled) return;
  clear(form);
  const unread = [...(link?.unread ?? []), ...writeCase(form, filled)];
  const note = need(form, "[data-notice=link]");
  say(note, unread.length ? word(form, "link-unread", { parts: unread.join(word(form, "separator")) }) : "");
  tell(form, filled === link ? "" : "done-restored");
  update(page);
}

/**
 * @param {HTMLFormElement} form
 * @param {Runtime} runtime  the page's own: this part is a file of its own, and there is only one of each interpreter
 * @param {AbortSignal} signal
 */
export function mount(form, runtime, signal) {
  /** @type {Page} */
  const page = { form, runtime, shown: "", answer: null, back: "", into: "", quiet: 0 };
  runtime.watch((status) => showRuntime(form, status), signal);
  runtime.warm(question(form, {}), signal);
  runtime.lookFurther(form.dataset.program ?? "");
  for (const touch of ["focusin", "pointerdown"]) form.addEventListener(touch, runtime.start, { once: true, signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  form.addEventListener("input", () => (tell(form, ""), update(page)), { signal });
  form.addEventListener("reset", () => setTimeout(() => (update(page), tell(form, "done-reset"))), { signal });
  form.addEventListener("click", (event) => click(page, event), { signal });
  addEventListener("hashchange", () => location.hash.startsWith("#p=") && fromAddress(page), { signal });
  stay(() => undefined, signal);
  showKept(form);
  fromAddress(page);
}

/** @param {Page} page @param {Event} event */
function click(page, event) {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLElement | null} */ (target.closest("a[data-to]"));
  const button = /** @type {HTMLElement | null} */ (target.closest("button[data-action]"));
  if (link) {
    event.stopPropagation();
    event.preventDefault();
    focusField(page.form, link.dataset.to ?? "");
  } else if (button && button.dataset.action !== "reset") {
    act(page, button.dataset.action ?? "");
  }
}
