/** Who calculated what is shown, and whether both interpreters say the same. */

import { copyOf, fill, need, sync, word, yen } from "./page.js";
import { showDifference } from "./waiting.js";
import { readAnswer } from "./wire.js";

/**
 * @typedef {import("./runtime.js").Answered} Answered
 * @typedef {import("./wire.js").Result} Result
 */

/**
 * Say who calculated; where the two disagree, say it loudly with both amounts.
 * @param {HTMLFormElement} form
 * @param {Result | null} result
 * @param {Answered | null} answered
 */
export function showOrigin(form, result, answered) {
  const differs = showDifference(form, answered, (answer) => word(form, "told", { yen: yen(form, readAnswer(answer).subsidy) }));
  const kind = differs ? "differs" : answered?.agreed ? "agreed" : (answered?.by ?? "");
  const lines = result?.receipt ? [word(form, `engine-${kind}`)] : [];
  sync(need(form, "[data-list=origin]"), lines, () => "engine", () => copyOf(form, "receipt"), (node, text) => {
    fill(node, { label: word(form, "receipt-engine"), text });
  });
}
