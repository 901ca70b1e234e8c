/** What came out for each row of a table of cases: counted, shown on the page, and as cells to take away. */

import { digits, need, say, word, yen } from "./page.js";
import { labelOf } from "./feedback.js";
import { harmless } from "./sheet.js";

/**
 * @typedef {import("./batch.js").Brief} Brief
 * @typedef {import("./cases.js").Cases} Cases
 * @typedef {import("./cases.js").CaseRow} CaseRow
 * @typedef {{row: CaseRow, status: import("./wire.js").State | "", subsidy: import("./page.js").Whole | null,
 *   reason: string}} Outcome  no status: not calculated
 */

const ROWS_SHOWN = 100;
// More names than these would push the amounts out of sight on a phone; the file has them all.
const NAMES_SHOWN = 2;

/**
 * @param {HTMLElement} part
 * @param {HTMLFormElement} form
 * @param {CaseRow[]} rows
 * @param {Brief[]} answers  to the rows that could be asked about, in order; fewer where it was stopped
 * @returns {Outcome[]}
 */
export function outcomesOf(part, form, rows, answers) {
  let asked = 0;
  return rows.map((row) => {
    if (row.fault) return { row, status: "invalid", subsidy: null, reason: row.fault };
    const answer = answers[asked++];
    if (!answer) return { row, status: "", subsidy: null, reason: "" };
    return { row, status: answer.status, subsidy: answer.subsidy, reason: reasonOf(part, form, answer) };
  });
}

/** @param {HTMLElement} part @param {HTMLFormElement} form @param {Brief} answer */
function reasonOf(part, form, { errors, missing, reasons = [] }) {
  const texts = [...errors, ...reasons].map(({ text }) => text);
  const names = missing?.map((name) => labelOf(form, name)).join(word(part, "separator"));
  if (names) texts.unshift(word(part, "batch-missing", { names }));
  return texts.join(word(part, "batch-and"));
}

/** @param {Outcome[]} outcomes @param {string} status */
const countOf = (outcomes, status) => outcomes.filter((outcome) => outcome.status === status).length;

/**
 * One sentence for the whole table.
 * @param {HTMLElement} part
 * @param {Outcome[]} outcomes
 */
export function summary(part, outcomes) {
  const sum = outcomes.reduce((total, { subsidy }) => total + BigInt(subsidy ?? 0), 0n);
  const counts = ["eligible", "ineligible", "needs_input", "invalid"].map((status) => [status, digits(countOf(outcomes, status))]);
  const done = outcomes.length - countOf(outcomes, "");
  return word(part, "batch-summary", { ...Object.fromEntries(counts), done: digits(done), sum: yen(part, sum) });
}

/**
 * @param {HTMLElement} part
 * @param {Cases} cases
 * @param {Outcome[]} outcomes
 * @param {string} only  a status, or "" for every row
 */
export function showRows(part, cases, outcomes, only) {
  const chosen = only ? outcomes.filter(({ status }) => status === only) : outcomes;
  const names = cases.carried.filter((at) => cases.header[at]?.trim()).slice(0, NAMES_SHOWN);
  const head = [word(part, "batch-line"), ...names.map((at) => cases.header[at]), ...columns(part)];
  need(part, "[data-batch-head]").replaceChildren(...head.map((text) => cellOf("th", "col", text)));
  const rows = chosen.slice(0, ROWS_SHOWN).map((outcome) => rowOf(part, outcome, names));
  need(part, "[data-batch-rows]").replaceChildren(...rows);
  const counts = { all: digits(chosen.length), shown: digits(rows.length) };
  say(need(part, "[data-batch-caption]"), word(part, rows.length < chosen.length ? "batch-caption-first" : "batch-caption", counts));
}

/** @param {HTMLElement} part */
const columns = (part) => ["status", "subsidy", "reason"].map((name) => word(part, `batch-column-${name}`));

/** @param {HTMLElement} part @param {Outcome} outcome @param {number[]} names */
function rowOf(part, { row, status, subsidy, reason }, names) {
  const node = document.createElement("tr");
  node.dataset.batchRow = String(row.line);
  node.dataset.batchStatus = status;
  const amount = cellOf("td", "", subsidy === null ? "" : yen(part, subsidy));
  amount.className = "ms-yen";
  node.append(
    cellOf("th", "row", String(row.line)),
    ...names.map((at) => cellOf("td", "", row.cells[at] ?? "")),
    cellOf("td", "", word(part, `batch-status-${status}`)),
    amount,
    cellOf("td", "", reason),
  );
  return node;
}

/** @param {"th" | "td"} kind @param {string} scope @param {string} text */
function cellOf(kind, scope, text) {
  const node = document.createElement(kind);
  if (scope) node.scope = scope;
  node.textContent = text;
  return node;
}

/**
 * The reader's columns in their order, and behind them what was calculated and by which rules.
 * @param {HTMLElement} part
 * @param {Cases} cases
 * @param {Outcome[]} outcomes
 * @param {{rulebook: string, on: string}} rules
 * @returns {string[][]}
 */
export function cellsToTake(part, cases, outcomes, rules) {
  const width = outcomes.reduce((most, { row }) => Math.max(most, lengthOf(row.cells)), lengthOf(cases.header));
  const padded = (/** @type {string[]} */ cells) => Array.from({ length: width }, (_, at) => harmless(cells[at] ?? ""));
  const head = [...columns(part), word(part, "batch-column-rulebook"), word(part, "batch-column-on")];
  const body = outcomes.map(({ row, status, subsidy, reason }) => {
    const told = [word(part, `batch-status-${status}`), subsidy === null ? "" : String(subsidy), reason];
    return [...padded(row.cells), ...told, rules.rulebook, rules.on];
  });
  return [[...padded(cases.header), ...head], ...body];
}

/** Without the empty cells that spreadsheets leave at the end. @param {string[]} cells */
const lengthOf = (cells) => cells.findLastIndex((cell) => cell.trim()) + 1;
