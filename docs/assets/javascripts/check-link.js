/** A check's address: its answers, and the case of the calculator that the reader came from, on the way there and back. */

import { ROWS_AT_START, readLink, writeLink } from "./link.js";

/**
 * @typedef {import("./link.js").Case} Case
 * @typedef {import("./link.js").Link} Link
 */

const BACK = "&back=";
const INTO = "&into=";

/**
 * The fragment that holds the answers, and the case to go back to.
 * @param {HTMLFormElement} form
 * @param {Case} typed
 * @param {string} back  the fragment of the calculator the reader came from
 * @param {string} into  the field there that waits for the answer
 */
export function linkOfCheck(form, typed, back, into) {
  const { program = "", check, headcount } = form.dataset;
  if (!typed.inputs.size && !back) return "";
  const own = writeLink({ program, frame: check ?? headcount ?? "", ...typed });
  return back ? withCase(own, into, back) : own;
}

/** @param {string} own @param {string} into @param {string} back */
const withCase = (own, into, back) => `${own}${INTO}${encodeURIComponent(into)}${BACK}${encodeURIComponent(back)}`;

/**
 * Read an address of a check.
 * @param {HTMLFormElement} form
 * @param {string} fragment
 * @returns {{link: Link | null, back: string, into: string}}
 */
export function arriveAtCheck(form, fragment) {
  const [front, back = ""] = fragment.split(BACK, 2);
  const [own, into = ""] = front.split(INTO, 2);
  const link = readLink(own);
  const ours = link?.program === form.dataset.program && link?.frame === (form.dataset.check ?? form.dataset.headcount);
  return { link: ours ? link : null, back: plain(back), into: plain(into) };
}

/**
 * The fragment that leads to a check with nothing answered yet.
 * @param {string} program
 * @param {string} check
 * @param {string} into
 * @param {string} back
 */
export function wayToCheck(program, check, into, back) {
  return withCase(writeLink({ program, frame: check, inputs: new Map(), rows: new Map() }), into, back);
}

/**
 * Lead to a frame's calculator with the answers filled in: the case the reader came with, or a new one.
 * @param {HTMLAnchorElement} link
 * @param {{form: HTMLFormElement, back: string, into: string}} page
 * @param {{input: string, answer: string}[]} fills
 */
export function onward(link, { form, back, into }, fills) {
  const frame = link.dataset.onward ?? "";
  const came = back ? readLink(back) : null;
  const held = came && came.frame === frame ? came : null;
  const inputs = new Map(held?.inputs ?? []);
  const { within = "" } = link.dataset;
  // Where a frame asks each of several, whoever comes without a case is the first of them.
  const first = within ? `${within}[0].` : "";
  for (const { input, answer } of fills) inputs.set(held && into.endsWith(input) ? into : first + input, answer);
  const { program = "", check, headcount } = form.dataset;
  const { beside } = held ?? {};
  const rows = new Map(held?.rows ?? []);
  if (within && !rows.has(within)) rows.set(within, ROWS_AT_START);
  link.hash = writeLink({ program, frame, inputs, rows, beside, check: check ?? headcount });
}

/** @param {string} text */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
