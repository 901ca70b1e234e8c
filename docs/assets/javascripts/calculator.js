/** The calculator of a frame's page: what is typed goes to the interpreter, what comes back is shown. */

import * as runtime from "./runtime.js";
import { writeBeside } from "./beside.js";
import { arrive, clearNote, compare, follow, fragmentOf, hold, isOurs, keep, linkOf, listChanges, rest } from "./address.js";
import { bringForPaper, drawQr, printCase, putOnPaper, turnQr } from "./case-qr.js";
import { checkExamples } from "./examples.js";
import { showConditional, showFeedback } from "./feedback.js";
import { focusField, inputsOf, listsOf, readCase } from "./form.js";
import { ROWS_AT_START } from "./link.js";
import { changeRows, setRows } from "./members.js";
import { need, say, whenIdle, word } from "./page.js";
import { mountOthers } from "./other-forms.js";
import { paste } from "./paste.js";
import { showOrigin, showRuntime } from "./origin.js";
import { mountBatch, mountBeside, mountOtherYear, openBeside } from "./parts.js";
import { sentence, setBusy, showResult } from "./render.js";
import { showRounds } from "./rounds.js";
import { stay } from "./stay.js";
import { showTax } from "./tax.js";
import { copyLink, copyReport, openForPrint } from "./tools.js";
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
  runtime.watch((status) => showRuntime(form, status), signal);
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

/** The quick interpreter comes while the page is idle, unless the reader saves data. */
function startWhenIdle() {
  if (!runtime.saving()) whenIdle(runtime.start);
}

let leave = new AbortController();
let loaded = true;
let mounted = false;

/**
 * Whoever follows a link comes for its case; whoever reloads or goes back, for the place he left. In somebody else's page
 * that page would move. The theme leaves no state in the history where it opens a page for the first time.
 * @param {HTMLFormElement} form
 */
function showCase(form) {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const fresh = loaded ? entry?.type === "navigate" && scrollY === 0 : history.state === null;
  if (fresh && location.hash.startsWith("#p=") && !form.dataset.page) form.scrollIntoView();
}

/** Every page that comes, also without a load (navigation.instant). */
function arriveAtPage() {
  leave.abort();
  leave = new AbortController();
  showRounds(document);
  mountOthers(runtime, leave.signal);
  const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-frame]"));
  for (const form of forms) mount(form, leave.signal);
  if (!forms.length) return;
  stay(rest, leave.signal);
  if (document.readyState === "complete") startWhenIdle();
  else addEventListener("load", startWhenIdle, { once: true, signal: leave.signal });
}

/** The page that is there when this script comes is there for the theme too, but later. */
function showPage() {
  if (!loaded || !mounted) arriveAtPage();
  mounted = true;
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-frame]"))) showCase(form);
  loaded = false;
}

/** The theme's own script stands at the end of the page. */
function begin() {
  const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (/** @type {unknown} */ (window));
  if (document$) document$.subscribe(showPage);
  else showPage();
}

/** A form can be filled as soon as it is whole: the theme's settings stand behind everything that is read. */
function mountEarly() {
  const look = () => {
    if (mounted || !document.getElementById("__config")) return;
    watch.disconnect();
    mounted = true;
    arriveAtPage();
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true });
  look();
}

// Whoever follows a link with a case waits for its answer: the interpreter comes while the page is still being read.
if (location.hash.startsWith("#p=") && document.querySelector("template[data-manifest]")) runtime.startAhead();
if (document.readyState === "loading") {
  if (document.body) mountEarly();
  document.addEventListener("readystatechange", begin, { once: true });
} else begin();
