/** The forms of a page that are no calculator: each brings its own part, and a case goes along on the way to a check. */

import { fragmentOf } from "./address.js";
import { bringPart } from "./bring.js";
import { wayToCheck } from "./check-link.js";
import { go } from "./finder-start.js";
import { need, say, word } from "./page.js";

/**
 * @typedef {typeof import("./runtime.js")} Runtime
 * @typedef {{mount: (form: HTMLFormElement, runtime: Runtime, signal: AbortSignal) => void}} Part
 */

/** What is behind a form, by the mark that it carries. @type {Record<string, () => Promise<Part>>} */
const PARTS = {
  check: () => bringPart("check.js", () => import("./check.js")),
  headcount: () => bringPart("headcount.js", () => import("./headcount.js")),
  finder: () => bringPart("finder.js", () => import("./finder.js")),
};

/**
 * @param {Runtime} runtime  the page's own: the parts are files of their own, and there is only one of each interpreter
 * @param {AbortSignal} signal
 */
export function mountOthers(runtime, signal) {
  for (const [mark, bring] of Object.entries(PARTS)) {
    const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(`form[data-${mark}]`));
    for (const form of forms) mount(form, bring, runtime, signal);
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-to-check]"))) {
    for (const leaving of ["click", "auxclick", "contextmenu"]) link.addEventListener(leaving, () => carry(link), { signal });
  }
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-finder-start]"))) {
    form.addEventListener("submit", (event) => (event.preventDefault(), go(form)), { signal });
  }
}

/** @param {HTMLFormElement} form @param {() => Promise<Part>} bring @param {Runtime} runtime @param {AbortSignal} signal */
async function mount(form, bring, runtime, signal) {
  const part = await bring().catch(() => null);
  if (signal.aborted) return;
  const notice = need(form, "[data-notice=failed]");
  notice.hidden = part !== null;
  if (part) return part.mount(form, runtime, signal);
  say(need(notice, "[data-failed-text]"), word(form, "failed-missing"));
  const again = () => mount(form, bring, runtime, signal);
  need(notice, "[data-action=retry]").addEventListener("click", again, { once: true, signal });
}

/** Lead to the check with the case as it stands. @param {HTMLAnchorElement} link */
function carry(link) {
  const form = /** @type {HTMLFormElement | null} */ (link.closest("form[data-frame]"));
  if (!form) return;
  const into = /** @type {HTMLElement | null} */ (link.closest("[data-field]"))?.dataset.field ?? "";
  link.hash = wayToCheck(form.dataset.program ?? "", link.dataset.toCheck ?? "", into, fragmentOf(form, null));
}
