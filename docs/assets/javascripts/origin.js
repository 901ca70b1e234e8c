/** Who calculated what is shown: how far the interpreters have come, whether both agree, and what went wrong. */

import { showConditional } from "./feedback.js";
import { digits, fill, need, say, sync, copyOf, word, yen } from "./page.js";
import { readAnswer } from "./wire.js";

/**
 * @typedef {import("./runtime.js").Answered} Answered
 * @typedef {import("./runtime.js").Status} Status
 * @typedef {import("./interpreter.js").Interpreter} Interpreter
 * @typedef {import("./wire.js").Result} Result
 */

const TENTH = 100_000;
const MEGABYTE = 1_000_000;

/** Megabytes with one digit behind the point. @param {number} bytes @param {(tenths: number) => number} rounded */
export const megabytes = (bytes, rounded) => digits(rounded(bytes / TENTH) * TENTH / MEGABYTE);

/**
 * Progress, and what failed: all of it, or only the second calculation.
 * @param {HTMLFormElement} form
 * @param {Status} status
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
  if (failed) showConditional(form, true);
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
 * Say who calculated; where the two disagree, say it loudly with both amounts.
 * @param {HTMLFormElement} form
 * @param {Result | null} result
 * @param {Answered | null} answered
 */
export function showOrigin(form, result, answered) {
  const differs = answered?.agreed === false;
  const other = differs && answered.other !== null ? readAnswer(answered.other) : null;
  const slots = { shown: yen(form, result?.subsidy ?? null), other: yen(form, other?.subsidy ?? null) };
  say(need(form, "[data-differs-text]"), differs ? word(form, "differs", slots) : "");
  need(form, "[data-notice=differs]").hidden = !differs;
  const kind = differs ? "differs" : answered?.agreed ? "agreed" : (answered?.by ?? "");
  const lines = result?.receipt ? [word(form, `engine-${kind}`)] : [];
  sync(need(form, "[data-list=origin]"), lines, () => "engine", () => copyOf(form, "receipt"), (node, text) => {
    fill(node, { label: word(form, "receipt-engine"), text });
  });
}
