/** Many cases at once: asked in parts, so that one can watch them go by, stop them, and type meanwhile. */

/**
 * @typedef {{status: string, subsidy: import("./page.js").Whole | null, errors: {input: string, typed: string, text: string}[]}} Brief
 */

// Some hundredths of a second for each part: short enough to stop at once, long enough not to be felt as a cost.
const PART = 250;

/**
 * @param {object[]} requests  as handle takes them; `only: "amount"` makes them ten times quicker
 * @param {(text: string) => Promise<string | null>} work  runtime.work
 * @param {(done: number, total: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<Brief[] | null>} their answers in order; null when it was stopped or there is no interpreter
 */
export async function calculateAll(requests, work, tell, signal) {
  /** @type {Brief[]} */
  const answers = [];
  tell(0, requests.length);
  for (let from = 0; from < requests.length; from += PART) {
    const answer = await work(JSON.stringify(requests.slice(from, from + PART)));
    if (answer === null || signal.aborted) return null;
    answers.push(...JSON.parse(answer));
    tell(answers.length, requests.length);
  }
  return answers;
}
