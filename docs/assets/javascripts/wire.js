/** The border between page and calculator: what is asked, and what an answer holds. */

/**
 * @typedef {import("./page.js").Whole} Whole
 * @typedef {"eligible" | "ineligible" | "needs_input" | "out_of_period" | "invalid"} State
 * @typedef {{id: string, label: string, yen: Whole}} Line
 * @typedef {{id: string, state: "met" | "unmet" | "unknown" | "confirm", text: string, passages: string[]}} Condition
 * @typedef {{id: string, text: string, passages: string[]}} Reason
 * @typedef {{input: string, typed: string, text: string}} Fault
 * @typedef {{id: string, subsidy: Whole, text: string, passages: string[]}} Other
 * @typedef {{id: string, label: string, value: Whole | string | boolean | null, text: string, formula: string,
 *   passages: string[]}} Step
 * @typedef {Whole | string | boolean | null} Told
 * @typedef {{rulebook: string, calculator: string, on: string, assumed: string[],
 *   inputs: Record<string, Told | Record<string, Told>[]>}} Receipt
 * @typedef {{status: State, subsidy: Whole | null, eligible_cost: Whole | null, own_payment: Whole | null,
 *   breakdown: Line[], conditions: Condition[], reasons: Reason[], missing: string[], errors: Fault[],
 *   choices: Other[], steps: Step[], receipt: Receipt | null, readings?: Other[]}} Result
 */

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, unknown>} inputs
 */
export const question = (form, inputs) => ({ program: form.dataset.program, frame: form.dataset.frame, inputs });

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, unknown>} inputs
 */
export const request = (form, inputs) => JSON.stringify(question(form, inputs));

/**
 * An answer as data. Amounts beyond what a double holds exactly stay exact.
 * @param {string} text
 * @returns {Result}
 */
export function readAnswer(text) {
  /** @param {string} _key @param {unknown} value @param {{source?: string}} [context] */
  const exact = (_key, value, context) =>
    typeof value === "number" && !Number.isSafeInteger(value) && context?.source ? BigInt(context.source) : value;
  return JSON.parse(text, exact);
}

/**
 * What the calculator used for a field: by its name, such as `size` or `members[3].size`.
 * @param {Receipt | null} receipt
 * @param {string} name
 * @returns {Told | undefined}
 */
export function used(receipt, name) {
  const record = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(name);
  const whole = receipt?.inputs?.[record ? record[1] : name];
  if (!record) return Array.isArray(whole) ? undefined : whole;
  return Array.isArray(whole) ? whole[Number(record[2])]?.[record[3]] : undefined;
}
