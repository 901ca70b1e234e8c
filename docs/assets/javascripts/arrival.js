/** The pages that come, with a load or in the place of another (navigation.instant): the forms of each are mounted once. */

import * as runtime from "./runtime.js";
import { rest } from "./address.js";
import { inputsOfLink } from "./form.js";
import { readLink } from "./link.js";
import { mountOthers } from "./other-forms.js";
import { whenIdle } from "./page.js";
import { showRounds } from "./rounds.js";
import { stay } from "./stay.js";

/** @typedef {(form: HTMLFormElement, signal: AbortSignal) => void} Mount */

let leave = new AbortController();
let loaded = true;
let mounted = false;

/** Mount the calculators of this page, and of every page that takes its place. @param {Mount} mount */
export function mountPages(mount) {
  startAhead();
  if (document.readyState !== "loading") return begin(mount);
  if (document.body) mountEarly(mount);
  document.addEventListener("readystatechange", () => begin(mount), { once: true });
}

/**
 * Whoever follows a link with a case waits for its answer: the interpreter comes while the page is still being read, and
 * is asked what the form will ask. About another year's case there is nothing to ask here.
 */
function startAhead() {
  const held = /** @type {HTMLElement | null} */ (document.querySelector("template[data-manifest]"));
  const link = held && readLink(location.hash);
  if (!link) return;
  const { program, frame } = link;
  const told = program === held.dataset.program ? { program, frame, inputs: inputsOfLink(link) } : {};
  runtime.startAhead(JSON.stringify(told));
}

/**
 * A form can be filled as soon as it is whole: the theme's settings stand behind everything that is read.
 * @param {Mount} mount
 */
function mountEarly(mount) {
  const look = () => {
    if (mounted || !document.getElementById("__config")) return;
    watch.disconnect();
    mounted = true;
    arriveAtPage(mount);
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true });
  look();
}

/** The theme's own script stands at the end of the page. @param {Mount} mount */
function begin(mount) {
  const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (/** @type {unknown} */ (window));
  if (document$) document$.subscribe(() => showPage(mount));
  else showPage(mount);
}

/** The page that is there when this script comes is there for the theme too, but later. @param {Mount} mount */
function showPage(mount) {
  if (!loaded || !mounted) arriveAtPage(mount);
  mounted = true;
  for (const form of calculators()) showCase(form);
  loaded = false;
}

/** @param {Mount} mount */
function arriveAtPage(mount) {
  leave.abort();
  leave = new AbortController();
  showRounds(document);
  mountOthers(runtime, leave.signal);
  const forms = calculators();
  for (const form of forms) mount(form, leave.signal);
  if (!forms.length) return;
  stay(rest, leave.signal);
  if (document.readyState === "complete") startWhenIdle();
  else addEventListener("load", startWhenIdle, { once: true, signal: leave.signal });
}

/** @returns {NodeListOf<HTMLFormElement>} */
const calculators = () => document.querySelectorAll("form[data-frame]");

/** The quick interpreter comes while the page is idle, unless the reader saves data. */
function startWhenIdle() {
  if (!runtime.saving()) whenIdle(runtime.start);
}

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
