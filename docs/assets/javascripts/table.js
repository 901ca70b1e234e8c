/** A table as spreadsheets give it, read against the columns that the page names. */

import { word } from "./page.js";
import { byName } from "./form.js";
import { rowsOf } from "./members.js";
import { cellsOf } from "./sheet.js";

/**
 * @typedef {{name: string, label: string, options: string[], choices: Map<string, string>}} Column
 *   options: the choices as people read them; choices: what may be written -> value
 * @typedef {{line: number, cells: Map<string, string>}} Row
 * @typedef {{line: number, text: string}} Fault
 * @typedef {{rows: Row[], faults: Fault[]}} Table  no rows where the columns themselves are not understood
 * @typedef {{line: number, cells: string[]}} Line  cells as they were written
 */

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").trim();

/** What is compared, so that nobody is held to the width or the case of letters. @param {string} text */
export const key = (text) => plain(text).toLowerCase();

/**
 * @param {HTMLElement} root  holds the columns' names
 * @param {Map<string, HTMLInputElement[]>} controls
 * @param {string} [owner]  what the names of their controls begin with
 * @returns {Column[]}
 */
export function columnsOf(root, controls, owner = "") {
  return Array.from(root.querySelectorAll("[data-column]"), (term) => {
    const name = /** @type {HTMLElement} */ (term).dataset.column ?? "";
    const radios = (controls.get(owner + name) ?? []).filter((control) => control.type === "radio");
    const options = radios.map((radio) => (radio.closest("label")?.textContent ?? "").trim());
    const choices = new Map(radios.flatMap((radio, at) => [[key(options[at]), radio.value], [key(radio.value), radio.value]]));
    return { name, label: (term.textContent ?? "").trim(), options, choices };
  });
}

/** The columns of a list of records. @param {HTMLElement} list */
export const memberColumns = (list) => columnsOf(list, byName(rowsOf(list)[0]), `${list.dataset.members}[0].`);

/**
 * The lines of a table that hold anything, numbered as in a spreadsheet.
 * @param {string} text
 * @param {"\t" | ","} separator
 * @returns {{lines: Line[], open: number}}  open: as of cellsOf
 */
export function linesOf(text, separator) {
  const { rows, open } = cellsOf(text, separator);
  const lines = rows.map((cells, index) => ({ line: index + 1, cells }));
  return { lines: lines.filter(({ cells }) => cells.some((cell) => cell.trim())), open };
}

/**
 * Which columns the cells of a header name: undefined where it is none.
 * @param {Column[]} columns
 * @param {string[]} cells
 */
export const named = (columns, cells) =>
  cells.map((cell) => columns.find(({ label, name }) => [key(label), key(name)].includes(key(cell))));

/**
 * Columns that are named twice, whether by label or by name.
 * @param {HTMLElement} root  with the words
 * @param {(Column | undefined)[]} order
 * @param {Line} header
 * @returns {Fault[]}
 */
export function namedTwice(root, order, { line, cells }) {
  const again = cells.filter((_, at) => order[at] && order.indexOf(order[at]) !== at);
  return again.map((typed) => ({ line, text: word(root, "paste-twice", { row: line, typed: plain(typed) }) }));
}

/**
 * Read a table of records. Without a header its columns are those of the form, in their order.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list
 * @param {string} text
 * @returns {Table}
 */
export function readTable(form, list, text) {
  const columns = memberColumns(list);
  const { lines, open } = linesOf(text, "\t");
  const [header] = lines;
  const order = header ? named(columns, header.cells) : [];
  const isHeader = order.some(Boolean);
  const faults = isHeader ? headerFaults(form, order, header) : [];
  const body = isHeader ? lines.slice(1) : lines;
  const most = Number(list.dataset.most);
  if (open) faults.push({ line: open, text: word(form, "paste-open", { row: open }) });
  if (!body.length) faults.push({ line: 0, text: word(form, "paste-empty") });
  if (body.length > most) faults.push({ line: 0, text: word(form, "paste-rows", { found: body.length, most }) });
  if (faults.length) return { rows: [], faults };
  return { rows: body.map((row) => readRow(form, isHeader ? order : columns, row, faults)), faults };
}

/** @param {HTMLFormElement} form @param {(Column | undefined)[]} order @param {Line} header @returns {Fault[]} */
function headerFaults(form, order, header) {
  const unknown = header.cells.map(plain).filter((typed, at) => typed && !order[at]);
  const faults = unknown.map((typed) => ({ line: header.line, text: word(form, "paste-column", { row: header.line, typed }) }));
  return [...faults, ...namedTwice(form, order, header)];
}

/**
 * @param {HTMLFormElement} form
 * @param {(Column | undefined)[]} order
 * @param {Line} row
 * @param {Fault[]} faults
 * @returns {Row}
 */
function readRow(form, order, { line, cells }, faults) {
  const read = new Map();
  cells.map(plain).forEach((typed, index) => {
    const column = order[index];
    if (!typed) return;
    if (!column) {
      faults.push({ line, text: word(form, "paste-columns", { row: line, found: cells.length, expected: order.length }) });
    } else if (column.choices.size && !column.choices.has(key(typed))) {
      const choices = column.options.join(word(form, "separator"));
      faults.push({ line, text: word(form, "paste-choice", { row: line, column: column.label, typed, choices }) });
    } else {
      read.set(column.name, column.choices.get(key(typed)) ?? typed);
    }
  });
  return { line, cells: read };
}
