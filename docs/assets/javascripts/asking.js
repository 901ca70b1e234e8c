/** What the forms that are no calculators have in common: asking, showing what both interpreters say, and their notices. */

import { need, say } from "./page.js";
import { setBusy } from "./render.js";
import { handOver } from "./tools.js";
import { showDifference } from "./waiting.js";

/**
 * shown: the answer that stands on the page, as it came
 * @typedef {typeof import("./runtime.js")} Runtime
 * @typedef {{form: HTMLFormElement, runtime: Runtime, shown: string}} Asking
 * @typedef {(answer: any) => void} Show
 */

/**
 * Ask, and show each answer that says something else than the one before: the second interpreter mostly says the same to
 * the letter.
 * @param {Asking} page
 * @param {string} text
 * @param {Show} show  null: there is no answer, nor will there be one
 * @param {(answer: any) => string} told  an answer in words
 */
export function ask(page, text, show, told) {
  const { form } = page;
  page.shown = "";
  setBusy(form, true);
  page.runtime.ask(text, (answered) => {
    try {
      if (!answered || answered.answer !== page.shown) show(answered && JSON.parse(answered.answer));
      page.shown = answered?.answer ?? "";
      showDifference(form, answered, (answer) => told(JSON.parse(answer)));
    } finally {
      setBusy(form, false);
    }
  });
}

/** Nothing is asked: what was answered before is taken away. @param {Asking} page @param {Show} show */
export function clearAnswer(page, show) {
  page.runtime.forget();
  page.shown = "";
  show(null);
  showDifference(page.form, null, String);
  setBusy(page.form, false);
}

/**
 * What is pressed in the notices, and paper.
 * @param {Asking} page
 * @param {string} action
 * @param {() => void} again  asks anew
 */
export async function press({ form, runtime, shown }, action, again) {
  if (action === "print") print();
  if (action === "load-full") runtime.startFull();
  if (action === "retry") {
    runtime.retry();
    again();
  }
  if (action !== "copy-report") return;
  const { rulebook, rules, calculator, on } = shown ? (JSON.parse(shown).receipt ?? {}) : {};
  say(need(form, "[data-done]"), await handOver(form, { rulebook: rulebook ?? rules, calculator, on }));
}
