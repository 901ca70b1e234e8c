/** Rows of a spreadsheet as lines of a list: what it is, its price, how it is paid, what it does. */

import { key } from "./table.js";
import { controlOf } from "./finder-lines.js";

/** @typedef {import("./finder-lines.js").Line} Line */

const MONTHLY = /^(毎月|月額|月払い?|月々|monthly)/;
const MONTHS = /(\d+)\s*(?:か|ヶ|カ|ヵ|ケ)?月/;
const NUMBER = /\d/;

/** @param {HTMLElement} line  any line: it holds the words for kinds and uses */
function vocabulary(line) {
  const kinds = /** @type {HTMLSelectElement} */ (controlOf(line, "kind")).options;
  const known = Array.from(kinds).filter((option) => option.value);
  const boxes = /** @type {HTMLInputElement[]} */ (Array.from(line.querySelectorAll('input[type="checkbox"][data-of]')));
  const uses = boxes.map((box) => ({ name: box.dataset.of ?? "", label: key((box.closest("label")?.textContent ?? "").trim()) }));
  return { kinds: known.map((option) => ({ name: option.value, label: key(option.text) })), uses };
}

/**
 * @param {HTMLElement} line
 * @param {string} text
 * @returns {Line[]}
 */
export function readRows(line, text) {
  const words = vocabulary(line);
  const rows = text.split(/\r?\n/).filter((row) => row.trim());
  return rows.map((row) => readRow(words, (row.includes("\t") ? row.split("\t") : row.split(/[,、]\s*(?!\d{3}(?:\D|$))/)).map((cell) => cell.trim())));
}

/**
 * @param {ReturnType<typeof vocabulary>} words
 * @param {string[]} cells
 * @returns {Line}
 */
function readRow({ kinds, uses }, [what = "", price = "", paid = "", ...does]) {
  /** @type {Line} */
  const found = new Map();
  const named = key(what);
  const kind = kinds.find(({ name, label }) => name === named || label === named) ?? kinds.find(({ label }) => named && label.startsWith(named));
  if (kind) found.set("kind", kind.name);
  if (NUMBER.test(price.normalize("NFKC"))) found.set("price", price);
  const way = paid.normalize("NFKC");
  const months = MONTHS.exec(way)?.[1];
  if (MONTHLY.test(way) || months) found.set("paid", "monthly");
  if (months) found.set("months", months);
  for (const each of does.join("・").split(/[・、,\s]+/).map(key).filter(Boolean)) {
    const use = uses.find(({ name, label }) => name === each || label.startsWith(each));
    if (use) found.set(use.name, "yes");
  }
  return found;
}
