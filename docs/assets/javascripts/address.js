/** The page's address and its case: the fragment follows the typing, and a link that arrives fills the form. */

import { copyOf, fill, need, say, sync, word, yen } from "./page.js";
import { clear, readCase, writeCase } from "./form.js";
import { readLink, writeLink } from "./link.js";

/**
 * @typedef {import("./wire.js").Result} Result
 * @typedef {import("./link.js").Link} Link
 */

// Safari refuses more than a hundred changes of the address in thirty seconds.
const PAUSE = 300;
let last = 0;
let timer = 0;
let written = "";
/** @type {HTMLFormElement | null} */
let writer = null;
let following = false;

/** @param {HTMLFormElement} form @param {Result | null} result */
export function fragmentOf(form, result) {
  const { program = "", frame = "" } = form.dataset;
  const digest = result?.receipt?.rulebook.slice(0, 8);
  const subsidy = result?.subsidy ?? null;
  return writeLink({ program, frame, ...readCase(form), subsidy: subsidy === null ? null : String(subsidy), digest });
}

/** From now on the address follows the case: the reader has typed. */
export function follow() {
  following = true;
}

/** An anchor stays in the address until the reader types; a case, or nothing, may be written over. */
export function rest() {
  following = location.hash === "" || location.hash.startsWith("#p=");
}

/**
 * Keep the case in the address.
 * @param {HTMLFormElement} form
 * @param {Result | null} result  the answer for what is typed now, where there is one
 */
export function keep(form, result) {
  clearTimeout(timer);
  const put = () => {
    if (!following || !form.isConnected) return;
    last = Date.now();
    const { inputs } = readCase(form);
    const fragment = inputs.size ? fragmentOf(form, result) : "";
    written = fragment;
    writer = form;
    if (fragment !== location.hash) history.replaceState(history.state, "", location.pathname + location.search + fragment);
  };
  const wait = last + PAUSE - Date.now();
  if (wait <= 0) put();
  else timer = setTimeout(put, wait);
}

/**
 * Whether the address holds what this form put there itself: news of it may come late, when more has been typed.
 * A form that the theme has put in the place of another has put nothing there.
 * @param {HTMLFormElement} form
 */
export const isOurs = (form) => form === writer && location.hash === written;

/**
 * Fill the form from the address, and say what was not understood.
 * @param {HTMLFormElement} form
 * @returns {Link | null} the link whose case now stands in the form
 */
export function arrive(form) {
  const link = readLink(location.hash);
  if (!link) return null;
  if (link.program !== form.dataset.program || link.frame !== form.dataset.frame) {
    showNote(form, word(form, "link-other", { frame: link.frame }), []);
    return null;
  }
  clear(form);
  const unread = [...link.unread, ...writeCase(form, link)];
  showNote(form, unread.length ? word(form, "link-unread") : "", unread);
  return link;
}

/**
 * Where a link says another amount than the rules give today, say both.
 * @param {HTMLFormElement} form
 * @param {Link} link
 * @param {Result} result
 */
export function compare(form, link, result) {
  const digest = result.receipt?.rulebook.slice(0, 8) ?? "";
  const now = result.subsidy === null ? null : String(result.subsidy);
  const lines = [];
  if (link.subsidy !== null && link.subsidy !== now) {
    const then = yen(form, BigInt(link.subsidy));
    lines.push(word(form, "link-changed", { then, now: now === null ? word(form, "link-none") : yen(form, BigInt(now)) }));
  }
  if (link.digest && link.digest !== digest) lines.push(word(form, "link-rules", { then: link.digest, now: digest }));
  say(need(form, "[data-link-change]"), lines.join(""));
  showNotice(form);
}

/** @param {HTMLFormElement} form @param {string} text @param {string[]} parts */
function showNote(form, text, parts) {
  say(need(form, "[data-link-text]"), text);
  say(need(form, "[data-link-change]"), "");
  const list = need(form, "[data-list=link]");
  list.hidden = !parts.length;
  sync(list, parts, String, () => copyOf(form, "note"), (node, part) => fill(node, { text: part }));
  showNotice(form);
}

/** @param {HTMLFormElement} form */
function showNotice(form) {
  const said = ["[data-link-text]", "[data-link-change]"].some((each) => !need(form, each).hidden);
  need(form, "[data-notice=link]").hidden = !said;
}

/** @param {HTMLFormElement} form */
export const clearNote = (form) => showNote(form, "", []);
