/** The calculator of a frame's page: what is typed goes to the interpreter, what comes back is shown. */

import * as runtime from "./runtime.js";
import { writeBeside } from "./beside.js";
import { arrive, clearNote, compare, follow, fragmentOf, hold, isOurs, keep, linkOf, listChanges, rest } from "./address.js";
import { mountPages } from "./arrival.js";
import { bringForPaper, drawQr, printCase, putOnPaper, turnQr } from "./case-qr.js";
import { checkExamples } from "./examples.js";
import { showConditional, showFeedback } from "./feedback.js";
import { focusField, inputsOf, listsOf, readCase } from "./form.js";
import { ROWS_AT_START } from "./link.js";
import { changeRows, setRows } from "./members.js";
import { need, say, word } from "./page.js";
import { paste } from "./paste.js";
import { showOrigin } from "./origin.js";
import { mountBatch, mountBeside, mountOtherYear, openBeside } from "./parts.js";
import { sentence, setBusy, showResult } from "./render.js";
import { showTax } from "./tax.js";
import { copyLink, copyReport, openForPrint } from "./tools.js";
import { showRuntime } from "./waiting.js";
import { readAnswer, request } from "./wire.js";

/**
 * @typedef {import("./wire.js").Result} Result
 * @typedef {import("./link.js").Link} Link
 * @typedef {import("./runtime.js").Answered} Answered
 * @typedef {{form: HTMLFormElement, result: Result | null, shown: string, link: Link | null, fresh: boolean,
 *   quiet: number}} Page
 */

/** @param {Page} page */
function update(page) {
  const { form } = page;
  const typed = readCase(form);
  page.fresh = false;
  page.result = null;
  page.shown = "";
  if (!typed.inputs.size) {
    runtime.forget();
    show(page, typed, null);
    return;
  }
  setBusy(form, true);
  keep(form, null);
  runtime.ask(request(form, inputsOf(form, typed)), (answered) => show(page, typed, answered));
}

/** @param {Page} page @param {import("./link.js").Case} typed @param {Answered | null} answered */
function show(page, typed, answered) {
  const { form } = page;
  try {
    // The second interpreter mostly says the same to the letter.
    if (!answered || answered.answer !== page.shown) showAnswer(page, typed, answered);
    showOrigin(form, page.result, answered);
  } finally {
    setBusy(form, false);
  }
}

/** @param {Page} page @param {import("./link.js").Case} typed @param {Answered | null} answered */
function showAnswer(page, typed, answered) {
  const { form, link } = page;
  const result = answered && readAnswer(answered.answer);
  page.result = result;
  showResult(form, result);
  showFeedback(form, typed, result);
  keep(form, result);
  if (result && link) compare(form, link, result);
  showTax(form, result?.own_payment === null || !result ? null : typed);
  drawQr(page);
  page.link = null;
  // Only now: what could not be shown to the end is shown anew with the next answer.
  page.shown = answered?.answer ?? "";
  form.dispatchEvent(new Event("answered"));
  announce(page);
  if (result) bringForPaper(form);
}

/** One sentence for those who do not see the page, when the typing rests. @param {Page} page */
function announce(page) {
  clearTimeout(page.quiet);
  page.quiet = setTimeout(() => {
    const { form, result } = page;
    const verdict = need(form, "[data-verdict]").textContent ?? "";
    say(need(form, "[data-announce]"), result ? word(form, "announce", { verdict, sentence: sentence(form, result) }) : "");
  }, 1000);
}

/** @param {Page} page @param {HTMLElement} button */
async function act(page, button) {
  const { form } = page;
  const done = await /** @type {Record<string, () => string | Promise<string>>} */ ({
    "add-member": () => changeRows(form, button),
    "copy-member": () => changeRows(form, button),
    "remove-member": () => changeRows(form, button),
    "paste-members": () => paste(form, /** @type {HTMLElement} */ (button.closest("[data-members]")), runtime.work),
    "copy-link": () => copyLink(form, linkOf(form, page.result)),
    "list-changes": () => (listChanges(), ""),
    qr: () => turnQr(page, button),
    "copy-report": () => copyReport(form, page.result, fragmentOf(form, page.result)),
    print: printCase,
    retry: () => (runtime.retry(), ""),
    "load-full": () => (runtime.startFull(), ""),
  })[button.dataset.action ?? ""]?.();
  if (done === undefined) return;
  say(need(form, "[data-done]"), done);
  if (!/member|retry/.test(button.dataset.action ?? "")) return;
  follow();
  update(page);
}

/** @param {Page} page */
function reset(page) {
  const { form } = page;
  for (const list of listsOf(form)) setRows(list, ROWS_AT_START);
  clearNote(form);
  writeBeside(form, new Map());
  showConditional(form, false);
  say(need(form, "[data-done]"), word(form, "done-reset"));
  follow();
  update(page);
}

/** @param {Page} page */
function fromAddress(page) {
  rest();
  page.link = arrive(page.form);
  openBeside(page.form, page.link?.beside ?? new Map());
  if (page.link?.subsidy || page.link?.digest) hold();
  if (page.link || page.fresh) update(page);
}

/** @param {HTMLFormElement} form @param {AbortSignal} signal */
function mount(form, signal) {
  /** @type {Page} */
  const page = { form, result: null, shown: "", link: null, fresh: true, quiet: 0 };
  showConditional(form, false);
  runtime.bring(form.dataset.program ?? "");
  runtime.watch((status) => showRuntime(form, status) && showConditional(form, true), signal);
  runtime.whenFull(() => checkExamples(form, runtime.work), signal);
  openForPrint(form, signal);
  addEventListener("beforeprint", () => putOnPaper(page), { signal });
  for (const touch of ["focusin", "pointerdown"]) form.addEventListener(touch, runtime.start, { once: true, signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  form.addEventListener("reset", () => setTimeout(() => reset(page)), { signal });
  form.addEventListener("input", (event) => type(page, event.target), { signal });
  form.addEventListener("click", (event) => click(page, event), { signal });
  addEventListener("hashchange", () => isOurs(form) || fromAddress(page), { signal });
  mountBatch(form, signal);
  mountBeside(form, signal);
  mountOtherYear(form, signal);
  fromAddress(page);
}

/** @param {Page} page @param {EventTarget | null} target */
function type(page, target) {
  if (!(target instanceof HTMLInputElement) || !target.name) return;
  say(need(page.form, "[data-done]"), "");
  follow();
  update(page);
}

/** @param {Page} page @param {Event} event */
function click(page, event) {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLElement | null} */ (target.closest("a[data-to]"));
  const button = /** @type {HTMLElement | null} */ (target.closest("button[data-action]"));
  if (link) {
    // The theme would follow the link by itself, and take the focus away again.
    event.stopPropagation();
    event.preventDefault();
    focusField(page.form, link.dataset.to ?? "");
  } else if (button && button.dataset.action !== "reset") {
    act(page, button);
  }
}

mountPages(mount);
