/** The case in the address: `#p=it-2025&f=tsujyo&size=sme&…&s=750000&r=1a2b3c4d`, read strictly and written as short as can be. */

/**
 * A case as typed: flat names (`size`, `members[0].size`), how many rows each list of records has, and what the reader
 * has set beside the case (`w.subsidy=100万円`: a wish, another time to wait, another case to compare).
 * @typedef {{inputs: Map<string, string>, rows: Map<string, number>, beside?: Map<string, string>}} Case
 * check: which check has filled in an answer just now, on the way from its page to a calculator.
 * @typedef {Case & {program: string, frame: string, subsidy: string | null, digest: string | null, check: string | null,
 *   unread: string[]}} Link
 */

export const MOST_ROWS = 1000;
export const ROWS_AT_START = 10;
// A thousand members that differ in everything are shorter than this; what stands behind it is not looked at.
const MOST_LETTERS = 300_000;
// No amount is longer, however it is written.
const MOST_OF_A_VALUE = 100;
// Another case, kept to be compared.
const MOST_BESIDE = 20_000;
const MOST_READ = 100;
const RECORD = /^(\w+)\[(\d{1,4})\]\.(\w+)$/;
const NAME = /^\w+$/;

/**
 * The link in a fragment, or null where the fragment is an anchor of the page.
 * @param {string} fragment  location.hash
 * @returns {Link | null}
 */
export function readLink(fragment) {
  if (!fragment.startsWith("#p=")) return null;
  /** @type {Link} */
  const link = { program: "", frame: "", subsidy: null, digest: null, check: null, inputs: new Map(), rows: new Map(), beside: new Map(), unread: [] };
  const seen = new Set();
  const parts = fragment.slice(1, MOST_LETTERS).split("&");
  if (fragment.length > MOST_LETTERS) link.unread.push((parts.pop() ?? "") + fragment.slice(MOST_LETTERS));
  for (const part of parts) {
    const [, typedKey = "", raw = ""] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    const key = decode(typedKey);
    const value = key && !seen.has(key) ? decode(raw) : null;
    if (!key || value === null || !take(link, key, value, raw)) link.unread.push(readable(link, part));
    if (key) seen.add(key);
  }
  return link;
}

/**
 * @param {Link} link
 * @param {string} key
 * @param {string} value
 * @param {string} raw  the value as it stands in the address
 * @returns {boolean} whether it was understood
 */
function take(link, key, value, raw) {
  if (key === "p") link.program = value;
  else if (key === "f") link.frame = value;
  else if (key === "s" && /^\d{1,15}$/.test(value)) link.subsidy = value;
  else if (key === "r" && /^[0-9a-f]{8}$/.test(value)) link.digest = value;
  else if (key === "c" && NAME.test(value)) link.check = value;
  else if (key === "s" || key === "r" || key === "c") return false;
  else if (key.startsWith("w.")) return takeBeside(link, key.slice(2), value);
  else if (/^\d+\*/.test(raw) && NAME.test(key)) return takeRecords(link, key, raw);
  else return takeInput(link, key, value);
  return true;
}

/** @param {Link} link @param {string} name @param {string} value */
function takeBeside(link, name, value) {
  if (!NAME.test(name) || !value || value.length > MOST_BESIDE) return false;
  link.beside?.set(name, value);
  return true;
}

/**
 * @param {Case} to
 * @param {string} name
 * @param {string} value
 */
function takeInput(to, name, value) {
  const record = RECORD.exec(name);
  if ((!record && !NAME.test(name)) || to.inputs.has(name) || value.length > MOST_OF_A_VALUE) return false;
  if (record) {
    const row = Number(record[2]);
    if (row >= MOST_ROWS || String(row) !== record[2]) return false;
    to.rows.set(record[1], Math.max(row + 1, to.rows.get(record[1]) ?? 0));
  }
  to.inputs.set(name, value);
  return true;
}

/**
 * Equal records written once: `10*size:small,functions:2;2*size:sme`. A group is read whole or not at all; what follows
 * one that is not read is not read either, for the records are told apart by their numbers.
 * @param {Link} link
 * @param {string} list
 * @param {string} raw
 */
function takeRecords(link, list, raw) {
  if (link.rows.has(list)) return false;
  const groups = raw.split(";");
  let row = 0;
  let read = 0;
  for (; read < groups.length; read++) {
    const found = recordsOf(list, row, groups[read]);
    if (!found) break;
    for (const [name, value] of found.inputs) link.inputs.set(name, value);
    row = found.rows.get(list) ?? row;
  }
  if (read && read < groups.length) link.unread.push(`${list}=${groups.slice(read).join(";")}`);
  if (read) link.rows.set(list, row);
  return read > 0;
}

/**
 * The records of one group, numbered from `row`.
 * @param {string} list
 * @param {number} row
 * @param {string} group
 * @returns {Case | null}
 */
function recordsOf(list, row, group) {
  const [, times = "", text = ""] = /^([1-9]\d{0,3})\*(.*)$/.exec(group) ?? [];
  const fields = text ? text.split(",").map((field) => /^(\w+):(.*)$/.exec(field)) : [];
  const end = row + Number(times);
  if (!times || end > MOST_ROWS) return null;
  /** @type {Case} */
  const found = { inputs: new Map(), rows: new Map([[list, end]]) };
  for (; row < end; row++) {
    for (const field of fields) {
      const value = field && decode(field[2]);
      if (!field || value === null || !takeInput(found, `${list}[${row}].${field[1]}`, value)) return null;
    }
  }
  return found;
}

/** A part as people write it; where there are more than anybody reads, as it stands. @param {Link} link @param {string} part */
const readable = (link, part) => (link.unread.length < MOST_READ ? decode(part) : null) ?? part;

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * @param {Case & {program: string, frame: string, subsidy?: string | null, digest?: string | null, check?: string | null}} link
 * @returns {string} the fragment, with its #
 */
export function writeLink({ program, frame, inputs, rows, beside, subsidy = null, digest = null, check = null }) {
  const parts = [`p=${program}`, `f=${frame}`];
  for (const [name, value] of inputs) if (!RECORD.test(name)) parts.push(`${name}=${encodeURIComponent(value)}`);
  for (const [list, count] of rows) if (count) parts.push(`${list}=${writeRecords(list, count, inputs)}`);
  for (const [name, value] of beside ?? []) parts.push(`w.${name}=${encodeURIComponent(value)}`);
  if (subsidy !== null) parts.push(`s=${subsidy}`);
  if (digest !== null) parts.push(`r=${digest}`);
  if (check !== null) parts.push(`c=${check}`);
  return `#${parts.join("&")}`;
}

/**
 * @param {string} list
 * @param {number} count
 * @param {Map<string, string>} inputs
 */
function writeRecords(list, count, inputs) {
  const records = Array.from({ length: count }, () => /** @type {string[]} */ ([]));
  for (const [name, value] of inputs) {
    const [, owner, row, field] = RECORD.exec(name) ?? [];
    if (owner === list) records[Number(row)].push(`${field}:${encodeURIComponent(value)}`);
  }
  const texts = records.map((record) => record.join(","));
  const groups = [];
  for (let from = 0, to = 0; from < count; from = to) {
    while (to < count && texts[to] === texts[from]) to++;
    groups.push(`${to - from}*${texts[from]}`);
  }
  return groups.join(";");
}
