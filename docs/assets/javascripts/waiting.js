/** What a form says of the two interpreters behind it: how far they have come, what failed, and where they disagree. */

import { digits, need, say, word } from "./page.js";

/**
 * @typedef {import("./runtime.js").Answered} Answered
 * @typedef {import("./runtime.js").Status} Status
 * @typedef {import("./interpreter.js").Interpreter} Interpreter
 */

const TENTH = 100_000;
const MEGABYTE = 1_000_000;

/** Megabytes with one digit behind the point. @param {number} bytes @param {(tenths: number) => number} rounded */
export const megabytes = (bytes, rounded) => digits(rounded(bytes / TENTH) * TENTH / MEGABYTE);

/**
 * Progress, and what failed: all of it, or only the second calculation.
 * @param {HTMLFormElement} form
 * @param {Status} status
 * @returns {boolean} whether nothing can be calculated any more
 */
export function showRuntime(form, { quick, full, saving, bytes }) {
  const failed = quick.state === "failed" && full.state === "failed";
  showProgress(form, quick.state === "starting" ? quick : full, quick.state === "ready");
  say(need(form, "[data-failed-text]"), failed ? word(form, `failed-${full.reason}`) : "");
  need(form, "[data-notice=failed]").hidden = !failed;
  const lost = !failed && [quick, full].find((each) => each.state === "failed");
  const size = megabytes(bytes, Math.ceil);
  const second = lost ? word(form, lost === full ? "second-failed" : "first-failed", { reason: word(form, `reason-${lost.reason}`) }) : "";
  say(need(form, "[data-second-text]"), second || (saving ? word(form, "second-saving", { size }) : ""));
  need(form, "[data-notice=second]").hidden = !lost && !saving;
  need(form, "[data-notice=second] [data-action=retry]").hidden = !lost;
  need(form, "[data-action=load-full]").hidden = Boolean(lost) || !saving;
  return failed;
}

/** @param {HTMLFormElement} form @param {Interpreter} coming @param {boolean} second */
function showProgress(form, { state, done, total }, second) {
  const bar = /** @type {HTMLProgressElement} */ (need(form, "progress"));
  need(form, "[data-runtime-progress]").hidden = state !== "starting";
  if (state !== "starting") return;
  bar.max = total || 1;
  bar.value = done;
  const slots = { done: megabytes(done, Math.floor), total: megabytes(total, Math.ceil) };
  const late = total && done >= total ? "-late" : "";
  say(need(form, "[data-progress-text]"), word(form, (second ? "progress-second" : "progress") + late, slots));
}

/**
 * Where the two answers differ say it loudly, with both.
 * @param {HTMLFormElement} form
 * @param {Answered | null} answered
 * @param {(answer: string) => string} told  an answer in words
 * @returns {boolean} whether they differ
 */
export function showDifference(form, answered, told) {
  const differs = answered?.agreed === false;
  const [shown, other] = differs ? [answered.answer, answered.other ?? ""].map(told) : ["", ""];
  const key = shown === other ? "differs-inside" : "differs";
  say(need(form, "[data-differs-text]"), differs ? word(form, key, { shown, other }) : "");
  need(form, "[data-notice=differs]").hidden = !differs;
  return differs;
}
