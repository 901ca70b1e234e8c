/** A table as spreadsheets put it on the clipboard, read against the columns that the page names. */

import { word } from "./page.js";
import { byName } from "./form.js";
import { rowsOf } from "./members.js";

/**
 * @typedef {{name: string, label: string, options: string[], choices: Map<string, string>}} Column
 *   options: the choices as people read them; choices: what may be written -> value
 * @typedef {{line: number, cells: Map<string, string>}} Row
 * @typedef {{line: number, text: string}} Fault
 * @typedef {{rows: Row[], faults: Fault[]}} Table  no rows where the columns themselves are not understood
 */

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").trim();

/** @param {HTMLElement} list @returns {Column[]} */
export function columnsOf(list) {
  const controls = byName(rowsOf(list)[0]);
  return Array.from(list.querySelectorAll("[data-column]"), (term) => {
    const name = /** @type {HTMLElement} */ (term).dataset.column ?? "";
    const radios = (controls.get(`${list.dataset.members}[0].${name}`) ?? []).filter((control) => control.type === "radio");
    const options = radios.map((radio) => (radio.closest("label")?.textContent ?? "").trim());
    const choices = new Map(radios.flatMap((radio, at) => [[plain(options[at]), radio.value], [radio.value, radio.value]]));
    return { name, label: plain(term.textContent ?? ""), options, choices };
  });
}

/**
 * Rows and cells of tab-separated text; a cell in quotes may hold tabs, line ends and doubled quotes.
 * @param {string} text
 * @returns {string[][]}
 */
export function cellsOf(text) {
  const rows = [[""]];
  let quoted = false;
  for (const mark of text.replace(/\r\n?/g, "\n").matchAll(/""|[\s\S]/g)) {
    const row = /** @type {string[]} */ (rows.at(-1));
    const last = row.length - 1;
    if (mark[0] === '"' && (quoted || row[last] === "")) quoted = !quoted;
    else if (mark[0] === "\t" && !quoted) row.push("");
    else if (mark[0] === "\n" && !quoted) rows.push([""]);
    else row[last] += mark[0] === '""' && quoted ? '"' : mark[0];
  }
  return rows;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list
 * @param {string} text
 * @returns {Table}
 */
export function readTable(form, list, text) {
  const columns = columnsOf(list);
  const rows = cellsOf(text).map((cells, index) => ({ line: index + 1, cells: cells.map(plain) }));
  const filled = rows.filter((row) => row.cells.some(Boolean));
  const isHeader = filled[0]?.cells.some((cell) => columns.some((column) => names(column, cell)));
  const { order, faults } = isHeader ? readHeader(form, columns, filled[0].cells) : { order: columns, faults: /** @type {Fault[]} */ ([]) };
  const body = isHeader ? filled.slice(1) : filled;
  const most = Number(list.dataset.most);
  if (!body.length) faults.push({ line: 0, text: word(form, "paste-empty") });
  if (body.length > most) faults.push({ line: 0, text: word(form, "paste-rows", { found: body.length, most }) });
  if (faults.length) return { rows: [], faults };
  return { rows: body.map((row) => readRow(form, order, row, faults)), faults };
}

/** @param {Column} column @param {string} cell */
const names = (column, cell) => cell !== "" && (cell === column.label || cell === column.name);

/** @param {HTMLFormElement} form @param {Column[]} columns @param {string[]} cells */
function readHeader(form, columns, cells) {
  /** @type {Fault[]} */
  const faults = [];
  /** @param {string} key @param {string} typed */
  const fault = (key, typed) => faults.push({ line: 1, text: word(form, key, { typed }) });
  const order = cells.map((typed, index) => {
    const found = columns.find((column) => names(column, typed));
    if (!found && typed) fault("paste-column", typed);
    if (found && cells.indexOf(typed) !== index) fault("paste-twice", typed);
    return found;
  });
  return { order, faults };
}

/**
 * @param {HTMLFormElement} form
 * @param {(Column | undefined)[]} order
 * @param {{line: number, cells: string[]}} row
 * @param {Fault[]} faults
 * @returns {Row}
 */
function readRow(form, order, { line, cells }, faults) {
  const read = new Map();
  cells.forEach((typed, index) => {
    const column = order[index];
    if (!typed) return;
    if (!column) {
      faults.push({ line, text: word(form, "paste-columns", { row: line, found: cells.length, expected: order.length }) });
    } else if (column.choices.size && !column.choices.has(typed)) {
      const choices = column.options.join(word(form, "separator"));
      faults.push({ line, text: word(form, "paste-choice", { row: line, column: column.label, typed, choices }) });
    } else {
      read.set(column.name, column.choices.get(typed) ?? typed);
    }
  });
  return { line, cells: read };
}
