/** What is asked beside an amount: the questions, what their answers hold, and what the reader sets there. */

import { question } from "./wire.js";

/**
 * @typedef {import("./page.js").Whole} Whole
 * @typedef {{at: Whole, expense: Whole, subsidy: Whole, own_payment: Whole, by: Whole}} At
 * @typedef {At & {text: string, passages: string[]}} Edge
 * @typedef {{input: string, label: string, from: string, to: string, given: boolean, subsidy: Whole, by: Whole,
 *   own_payment: Whole, most: Whole | null, best: boolean}} Change
 * @typedef {{id: string, label: string, rows: {year: number | null, yen: Whole}[], text: string, waived: string,
 *   passages: string[]}} Repayment
 * @typedef {{id: string, subsidy: Whole, own_payment: Whole, text: string, repayments: Repayment[],
 *   passages: string[]}} Choice
 * @typedef {At & {wished: Whole, text: string}} Granted
 * @typedef {{input: string, typed: string, text: string}} Fault
 * @typedef {{errors: Fault[], varied?: {input: string, label: string, unit: string, now: Whole,
 *   choices: {input: string, label: string}[]}, edges?: Edge[], end?: (At & {text: string}) | null, changes?: Change[],
 *   choices?: Choice[], wish?: Record<string, Granted>, curve?: [Whole, Whole, Whole, Whole][]}} Outlook
 * @typedef {{id: string, label: string, month: number, assumed: boolean, out: Whole, in: Whole, advanced: Whole,
 *   text: string, reason: string, passages: string[]}} Step
 * @typedef {{errors: Fault[], text?: string, formula?: string, steps?: Step[], bridge?: {text: string} | null}} Cash
 * @typedef {HTMLInputElement} Setting
 */

/** @param {ParentNode} part */
const settings = (part) => /** @type {NodeListOf<Setting>} */ (part.querySelectorAll("[data-beside-field]"));

/** The part that belongs to a form, where its page has one. @param {ParentNode} form */
export const partOf = (form) => /** @type {HTMLElement | null} */ (form.parentNode?.querySelector("[data-beside]") ?? null);

/** What the reader has set there, by name. @param {ParentNode} form */
export function readBeside(form) {
  const part = partOf(form);
  const set = part ? Array.from(settings(part)).filter(({ value }) => value.trim()) : [];
  return new Map(set.map((each) => [each.dataset.besideField ?? "", each.value]));
}

/**
 * Set all of it; return the parts that nothing takes.
 * @param {ParentNode} form
 * @param {Map<string, string>} held
 */
export function writeBeside(form, held) {
  const part = partOf(form);
  const known = new Map(part ? Array.from(settings(part), (each) => [each.dataset.besideField ?? "", each]) : []);
  for (const [name, each] of known) each.value = held.get(name) ?? "";
  return Array.from(held).filter(([name]) => !known.has(name)).map(([name, value]) => `w.${name}=${value}`);
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, unknown>} inputs
 * @param {Map<string, string>} held
 */
export function outlookQuestion(form, inputs, held) {
  const wish = { subsidy: held.get("subsidy") ?? "", own_payment: held.get("own_payment") ?? "" };
  return JSON.stringify({ ...question(form, inputs), only: "outlook", vary: held.get("vary") ?? null, wish });
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, unknown>} inputs
 * @param {Map<string, string>} held
 */
export function cashQuestion(form, inputs, held) {
  const part = partOf(form);
  const waits = part ? Array.from(settings(part)).filter((each) => "wait" in each.dataset) : [];
  const told = Object.fromEntries(waits.map(({ dataset }) => [dataset.besideField ?? "", held.get(dataset.besideField ?? "") ?? ""]));
  return JSON.stringify({ ...question(form, inputs), only: "cash", waits: told });
}
