/** Many cases at once: asked in parts, so that one can watch them go by, stop them, and type meanwhile. */

/**
 * @typedef {{status: import("./wire.js").State, subsidy: import("./page.js").Whole | null, errors: import("./wire.js").Fault[],
 *   missing?: string[], reasons?: import("./wire.js").Reason[]}} Brief
 * @typedef {(text: string) => Promise<string | null>} Work
 */

// Some hundredths of a second for each part: short enough to stop at once, long enough not to be felt as a cost.
const PART = 250;
// A whole result takes as long as some amounts.
const PART_OF_RESULTS = 50;
// The calculator reads up to a megabyte at a time, and a letter may take three bytes.
const LONGEST = 300_000;

/**
 * @param {object[]} requests  as handle takes them; `only: "amount"` makes them ten times quicker
 * @param {Work} work  runtime.work
 * @param {(done: number, total: number) => void} tell
 * @param {AbortSignal} signal
 * @param {number} most  in one part
 * @returns {Promise<Brief[]>} their answers in order; fewer when it was stopped or there is no interpreter
 */
export async function calculateAll(requests, work, tell, signal, most = PART) {
  /** @type {Brief[]} */
  const answers = [];
  tell(0, requests.length);
  while (answers.length < requests.length && !signal.aborted) {
    const texts = nextPart(requests.slice(answers.length, answers.length + most));
    const question = `[${texts.join()}]`;
    // An interpreter that fails takes its question along; where there is another, it is asked again.
    const answer = (await work(question)) ?? (await work(question));
    if (answer === null) break;
    const found = JSON.parse(answer);
    // What is too long even alone is refused as a whole.
    answers.push(...(Array.isArray(found) ? found : texts.map(() => found)).map(brief));
    tell(answers.length, requests.length);
  }
  return answers;
}

/** The first of them, as many as may be asked at a time. @param {object[]} requests */
function nextPart(requests) {
  const texts = [];
  let length = 0;
  for (const request of requests) {
    const text = JSON.stringify(request);
    length += text.length;
    if (texts.length && length > LONGEST) break;
    texts.push(text);
  }
  return texts;
}

/** Ten thousand whole results, with all their steps, would fill the memory of a phone. @param {Brief} whole @returns {Brief} */
const brief = ({ status, subsidy, errors, missing, reasons }) => ({ status, subsidy, errors, missing, reasons });

/**
 * The amount of every case, and then the reasons of those that get none.
 * @param {object[]} requests
 * @param {Work} work
 * @param {(phase: "amounts" | "reasons", done: number, total: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<Brief[]>} as calculateAll; without missing and reasons where it was stopped before they were known
 */
export async function answerAll(requests, work, tell, signal) {
  const amounts = requests.map((request) => ({ ...request, only: "amount" }));
  const answers = await calculateAll(amounts, work, (...count) => tell("amounts", ...count), signal);
  const open = answers.flatMap(({ status }, at) => (status === "ineligible" || status === "needs_input" ? [at] : []));
  if (!open.length || signal.aborted) return answers;
  const asked = open.map((at) => requests[at]);
  const explained = await calculateAll(asked, work, (...count) => tell("reasons", ...count), signal, PART_OF_RESULTS);
  explained.forEach((answer, nth) => (answers[open[nth]] = answer));
  return answers;
}
