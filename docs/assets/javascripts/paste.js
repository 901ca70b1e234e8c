/** A pasted table: checked by the calculator as a whole, and only then put into the rows. */

import { copyOf, fill, need, sync, word } from "./page.js";
import { byName, clear, inputsOf, readCase, write } from "./form.js";
import { rowsOf, setRows } from "./members.js";
import { memberColumns, readTable } from "./table.js";
import { readAnswer, request } from "./wire.js";

/**
 * @typedef {import("./table.js").Row} Row
 * @typedef {import("./table.js").Fault} Fault
 */

/**
 * What the calculator cannot read in these rows, by row and column of the table.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list
 * @param {Row[]} rows
 * @param {(text: string) => Promise<string | null>} ask
 * @returns {Promise<Fault[]>}
 */
async function refused(form, list, rows, ask) {
  const { inputs } = readCase(form);
  const owner = list.dataset.members ?? "";
  const others = Array.from(inputs).filter(([name]) => !name.startsWith(`${owner}[`));
  const cells = rows.flatMap((record, row) => Array.from(record.cells, ([name, value]) => [`${owner}[${row}].${name}`, value]));
  const typed = { inputs: new Map(/** @type {[string, string][]} */ ([...others, ...cells])), rows: new Map([[owner, rows.length]]) };
  const answer = await ask(request(form, inputsOf(form, typed)));
  if (answer === null) return [{ line: 0, text: word(form, "paste-wait") }];
  const labels = new Map(memberColumns(list).map((column) => [column.name, column.label]));
  return readAnswer(answer).errors.flatMap((fault) => {
    const [, row, name] = /\[(\d+)\]\.(\w+)$/.exec(fault.input) ?? [];
    if (!row) return [];
    const { line } = rows[Number(row)];
    return [{ line, text: word(form, "paste-cell", { row: line, column: labels.get(name) ?? name, text: fault.text }) }];
  });
}

/**
 * Read the table in the paste area into the rows; where anything is wrong, say it all and change nothing.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list
 * @param {(text: string) => Promise<string | null>} ask
 * @returns {Promise<string>} what was done, in words; empty when nothing was
 */
export async function paste(form, list, ask) {
  const area = /** @type {HTMLTextAreaElement} */ (need(list, "[data-paste-members]"));
  const table = readTable(form, list, area.value);
  const read = table.rows.length ? await refused(form, list, table.rows, ask) : [];
  const faults = [...table.faults, ...read].sort((one, other) => one.line - other.line).map((fault) => fault.text);
  const shown = need(list, "[data-list=paste]");
  shown.hidden = !faults.length;
  area.ariaInvalid = faults.length ? "true" : null;
  sync(shown, faults, String, () => copyOf(form, "note"), (node, text) => fill(node, { text }));
  if (faults.length) return "";
  fillRows(list, table.rows);
  area.value = "";
  return word(form, "done-pasted", { rows: table.rows.length });
}

/** @param {HTMLElement} list @param {Row[]} rows */
function fillRows(list, rows) {
  setRows(list, 1);
  clear(rowsOf(list)[0]);
  setRows(list, rows.length);
  const controls = byName(list);
  rows.forEach((record, row) => {
    for (const [name, value] of record.cells) write(controls.get(`${list.dataset.members}[${row}].${name}`) ?? [], value);
  });
}
