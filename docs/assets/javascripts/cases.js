/** A table of cases, one in each row: its first row names the columns, and those that are no input go along unread. */

import { word } from "./page.js";
import { key, linesOf, named, namedTwice } from "./table.js";
import { separatorOf } from "./sheet.js";

/**
 * @typedef {import("./table.js").Column} Column
 * @typedef {import("./table.js").Fault} Fault
 * @typedef {{line: number, cells: string[], inputs: Record<string, string>, fault: string}} CaseRow
 *   cells: as they were written; fault: why the row cannot be asked about at all
 * @typedef {{header: string[], carried: number[], rows: CaseRow[], faults: string[], near: string[]}} Cases
 *   carried: places of the columns that are no input; near: sentences about those that may have been meant as one
 */

/**
 * @param {HTMLElement} root  with the words
 * @param {Column[]} columns
 * @param {string} text
 * @param {number} most
 * @returns {Cases}  no rows where the table as a whole is not understood
 */
export function readCases(root, columns, text, most) {
  const { lines, open } = linesOf(text.toWellFormed(), separatorOf(text));
  const [header = { line: 1, cells: [] }, ...body] = lines;
  const order = named(columns, header.cells);
  const faults = namedTwice(root, order, header).map((fault) => fault.text);
  if (open) faults.push(word(root, "paste-open", { row: open }));
  if (!order.some(Boolean)) faults.push(word(root, lines.length ? "batch-header" : "paste-empty"));
  else if (!body.length) faults.push(word(root, "paste-empty"));
  if (body.length > most) faults.push(word(root, "paste-rows", { found: body.length, most }));
  const rows = faults.length ? [] : body.map(({ line, cells }) => readCase(root, order, line, cells));
  const carried = header.cells.flatMap((_, at) => (order[at] ? [] : [at]));
  return { header: header.cells, carried, rows, faults, near: pointedOut(root, columns, order, header.cells) };
}

/** @param {HTMLElement} root @param {(Column | undefined)[]} order @param {number} line @param {string[]} cells @returns {CaseRow} */
function readCase(root, order, line, cells) {
  /** @type {Record<string, string>} */
  const inputs = {};
  cells.forEach((typed, at) => {
    const column = order[at];
    if (column && typed.trim()) inputs[column.name] = column.choices.get(key(typed)) ?? typed.trim();
  });
  // An amount cut at its commas would be read as another one.
  const beyond = cells.findLastIndex((cell, at) => at >= order.length && cell.trim());
  const fault = beyond < 0 ? "" : word(root, "batch-beyond", { found: beyond + 1, expected: order.length });
  return { line, cells, inputs, fault };
}

/**
 * Columns that are carried along, although an input that nobody named is called almost the same.
 * @param {HTMLElement} root
 * @param {Column[]} columns
 * @param {(Column | undefined)[]} order
 * @param {string[]} cells
 */
function pointedOut(root, columns, order, cells) {
  const free = columns.filter((column) => !order.includes(column));
  return cells.flatMap((typed, at) => {
    const near = order[at] || !typed.trim() ? undefined : free.find((column) => isNear(typed, column));
    return near ? [word(root, "batch-near", { typed: typed.trim(), label: near.label })] : [];
  });
}

/** What stands before the brackets is the name people use: オプション（…）. @param {string} text */
const bare = (text) => key(text).replace(/\(.*/, "").trim();

/** @param {string} typed @param {Column} column */
function isNear(typed, { label, name }) {
  const [short, whole] = [bare(typed), bare(label)];
  if (short.length < 2) return false;
  return whole.includes(short) || short.includes(whole) || [whole, name].some((each) => slips(short, each) <= short.length / 3);
}

/** Letters to insert, drop or change to make one text the other. @param {string} one @param {string} other */
function slips(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, left] of Array.from(one).entries()) {
    const after = [i + 1];
    for (let j = 0; j < other.length; j++) {
      after.push(Math.min(row[j + 1] + 1, after[j] + 1, row[j] + (left === other[j] ? 0 : 1)));
    }
    row = after;
  }
  return row[other.length];
}
