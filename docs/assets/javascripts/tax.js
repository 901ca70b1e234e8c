/** The own payment with the consumption tax, which the subsidy never covers: asked behind the amount. */

import { cashQuestion } from "./beside.js";
import { inputsOf } from "./form.js";
import { need, say } from "./page.js";
import { isFull, workFurther } from "./runtime.js";
import { readAnswer } from "./wire.js";

/** @typedef {import("./link.js").Case} Case */

// The quick interpreter would keep the next key's amount waiting: it is asked when the typing rests.
const REST = 200;
let timer = 0;

/**
 * Show it for a case that has an amount; null: there is none.
 * @param {HTMLFormElement} form
 * @param {Case | null} typed
 */
export function showTax(form, typed) {
  clearTimeout(timer);
  const place = need(form, "[data-with-tax]");
  if (!typed) return put(place, "");
  // What stood there is of another case: it goes, and its place stays, so that nothing below moves at every key.
  place.toggleAttribute("data-waiting", true);
  const asked = (timer = setTimeout(async () => {
    const answer = await workFurther(cashQuestion(form, inputsOf(form, typed), new Map()), form.dataset.program ?? "");
    if (answer === null || asked !== timer) return;
    const { text = "" } = /** @type {import("./beside.js").Cash} */ (/** @type {unknown} */ (readAnswer(answer)));
    put(place, text);
  }, isFull() ? 0 : REST));
}

/** @param {HTMLElement} place @param {string} text */
function put(place, text) {
  place.removeAttribute("data-waiting");
  say(place, text);
}
