/** What one does with a result: copy its link, report it, print it. */

import { homeOf, need, word, yen } from "./page.js";

/** @typedef {import("./wire.js").Result} Result */

/** @param {string} text @returns {Promise<boolean>} */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} fragment  the case as a link holds it; an anchor may stand in the address meanwhile
 * @returns {Promise<string>} what was done, in words
 */
export async function copyLink(form, fragment) {
  return word(form, (await copy(homeOf(form) + fragment)) ? "done-link" : "done-link-shown");
}

/**
 * A text for a report: the receipt and the page, and the inputs only where the reader ticked them.
 * @param {HTMLFormElement} form
 * @param {Result | null} result
 * @param {string} fragment  the case as a link holds it
 */
export async function copyReport(form, result, fragment) {
  const ticked = /** @type {HTMLInputElement} */ (need(form, "[data-report-inputs]")).checked;
  const { rulebook, calculator, on } = result?.receipt ?? {};
  return handOver(form, {
    subsidy: yen(form, result?.subsidy ?? null),
    own_payment: yen(form, result?.own_payment ?? null),
    rulebook,
    calculator,
    on,
    inputs: (ticked && fragment) || word(form, "report-withheld"),
  });
}

/**
 * Show the report of a form, and copy it.
 * @param {HTMLFormElement} form
 * @param {Record<string, string | undefined>} own  what its lines say besides the page, its answer and the interpreters
 * @returns {Promise<string>} what was done, in words
 */
export async function handOver(form, own) {
  const shown = /** @type {HTMLTextAreaElement} */ (need(form, "[data-report]"));
  shown.value = reportText(form, own);
  shown.hidden = false;
  if (await copy(shown.value)) return word(form, "done-report");
  shown.select();
  return word(form, "done-shown");
}

/** @param {HTMLFormElement} form @param {Record<string, string | undefined>} own */
function reportText(form, own) {
  const nothing = word(form, "nothing");
  const told = Object.entries(own).map(([name, text]) => [name, text ?? nothing]);
  const slots = {
    ...Object.fromEntries(told),
    page: homeOf(form),
    verdict: need(form, "[data-verdict]").textContent ?? "",
    runtime: document.documentElement.dataset.runtime ?? "",
    differs: need(form, "[data-differs-text]").textContent || nothing,
    browser: navigator.userAgent,
  };
  const lines = Array.from(form.querySelectorAll("[data-report-line]"), (line) => line.getAttribute("data-report-line") ?? "");
  return lines.map((line) => word(form, line, slots)).join("\n");
}

/**
 * On paper everything is open; afterwards things are as they were.
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function openForPrint(form, signal) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  const open = () => {
    opened = Array.from(/** @type {NodeListOf<HTMLDetailsElement>} */ (form.querySelectorAll(".ms-explained details:not([open])")));
    for (const each of opened) each.open = true;
  };
  const close = () => {
    for (const each of opened.splice(0)) each.open = false;
  };
  addEventListener("beforeprint", open, { signal });
  addEventListener("afterprint", close, { signal });
}
