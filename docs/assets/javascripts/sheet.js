/** Tables of spreadsheets: a file or a clipboard becomes cells, and cells become a file or a clipboard again. */

/** What a file in one of the encodings of Unicode may begin with. @type {[string, number[]][]} */
const MARKS = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

// What a spreadsheet would take for a formula, whoever wrote it.
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;

/**
 * The text of a file, or null where it is none in an encoding that spreadsheets write.
 * @param {Uint8Array} bytes
 * @returns {string | null}
 */
export function decode(bytes) {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  const text = marked ? read(marked[0], bytes) : (read("utf-8", bytes) ?? readShiftJis(bytes));
  return text?.includes("\0") ? null : text;
}

/** @param {string} encoding @param {Uint8Array} bytes */
function read(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** In Shift_JIS the yen sign stands where others have the backslash. @param {Uint8Array} bytes */
const readShiftJis = (bytes) => read("shift_jis", bytes)?.replace(/(^|[",\t\n])\\(?=\d)/g, "$1¥") ?? null;

/** Tabs, where the first row has any outside quotes; else commas. @param {string} text @returns {"\t" | ","} */
export const separatorOf = (text) => (/^\s*?(?:"[^"]*"|[^"\r\n])*?\t/.test(text) ? "\t" : ",");

/**
 * Rows and cells of a text; a cell in quotes may hold separators, line ends and doubled quotes.
 * @param {string} text
 * @param {"\t" | ","} separator
 * @returns {{rows: string[][], open: number}}  open: the row, counted from 1, whose quotes are never closed; else 0
 */
export function cellsOf(text, separator) {
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)("|$))?([^${separator}\\n]*)(${separator}|\\n|$)`, "y");
  const whole = text.replace(/\r\n?/g, "\n");
  /** @type {string[][]} */
  const rows = [[]];
  for (let end = separator; end; ) {
    const [, quoted, closing, plain, after] = /** @type {RegExpExecArray} */ (cell.exec(whole));
    rows[rows.length - 1].push((quoted?.replaceAll('""', '"') ?? "") + plain);
    if (quoted !== undefined && !closing) return { rows, open: rows.length };
    if (after === "\n") rows.push([]);
    end = /** @type {typeof separator} */ (after);
  }
  return { rows, open: 0 };
}

/** A cell that no spreadsheet takes for a formula. @param {string} text */
export const harmless = (text) => (FORMULA.test(text) ? `'${text}` : text);

/**
 * @param {string[][]} rows
 * @param {"\t" | ","} separator
 */
export function textOf(rows, separator) {
  const quote = (/** @type {string} */ text) => (/[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quote).join(separator) + "\r\n").join("");
}

/**
 * Hand a table over as a file. Excel knows UTF-8 by its mark alone.
 * @param {string} name
 * @param {string[][]} rows
 */
export function download(name, rows) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", textOf(rows, ",")], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
