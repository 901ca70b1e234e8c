/** The page's address and its case: the fragment follows the typing, and a link that arrives fills the form. */

import { bringPart } from "./bring.js";
import { copyOf, digits, fill, need, pageOf, say, sync, word, yen } from "./page.js";
import { clear, readCase, writeCase } from "./form.js";
import { readLink, writeLink } from "./link.js";
import { writer } from "./writing.js";
import { used } from "./wire.js";

/**
 * @typedef {import("./wire.js").Result} Result
 * @typedef {import("./link.js").Link} Link
 */

// With every key comes an answer too, and the address would be written again before it is painted.
const put = writer(1);
let written = "";
/** @type {HTMLFormElement | null} */
let holder = null;
let following = false;
// Of a link that is not understood a reader needs to see what it was, not all of it.
const MOST_SHOWN = 20;
const MOST_LETTERS = 80;
/** @type {{form: HTMLFormElement, then: string, now: string} | null} the comparison of rules that stands in the notice */
let comparison = null;

/**
 * The case as the address keeps it: what is typed, letter for letter.
 * @param {HTMLFormElement} form
 * @param {Result | null} result
 */
export const fragmentOf = (form, result) => write(form, result, readCase(form));

/**
 * The case as it is handed on: amounts in plain digits, however they were typed, so that the link is short.
 * @param {HTMLFormElement} form
 * @param {Result | null} result
 */
export function linkOf(form, result) {
  const { inputs, rows, beside } = readCase(form);
  const plain = (/** @type {string} */ name, /** @type {string} */ typed) => {
    const read = used(result?.receipt ?? null, name);
    return typeof read === "number" || typeof read === "bigint" ? String(read) : typed;
  };
  return write(form, result, { inputs: new Map(Array.from(inputs, ([name, typed]) => [name, plain(name, typed)])), rows, beside });
}

/** @param {HTMLFormElement} form @param {Result | null} result @param {import("./link.js").Case} held */
function write(form, result, held) {
  const { program = "", frame = "" } = form.dataset;
  const digest = result?.receipt?.rulebook?.slice(0, 8);
  const subsidy = result?.subsidy ?? null;
  return writeLink({ program, frame, ...held, subsidy: subsidy === null ? null : String(subsidy), digest });
}

/** From now on the address follows the case: the reader has typed. */
export function follow() {
  following = true;
}

/** An anchor stays in the address until the reader types; a case, or nothing, may be written over. */
export function rest() {
  following = location.hash === "" || location.hash.startsWith("#p=");
}

/** A link stays as it came, with the amount and the rules it was made under, until the reader types. */
export function hold() {
  following = false;
}

/** @type {WeakMap<HTMLFormElement, Result | null>} the answer that the address was last kept with */
const answers = new WeakMap();

/** Keep what was set beside the case too, though no answer has changed. @param {HTMLFormElement} form */
export const keepNow = (form) => keep(form, answers.get(form) ?? null);

/**
 * Keep the case in the address, and tell whoever else holds it.
 * @param {HTMLFormElement} form
 * @param {Result | null} result  the answer for what is typed now, where there is one
 */
export function keep(form, result) {
  form.dispatchEvent(new CustomEvent("case", { detail: result }));
  answers.set(form, result);
  put(() => {
    if (!following || !form.isConnected) return null;
    written = readCase(form).inputs.size ? fragmentOf(form, result) : "";
    holder = form;
    return written;
  });
}

/**
 * Whether the address holds what this form put there itself: news of it may come late, when more has been typed.
 * A form that the theme has put in the place of another has put nothing there.
 * @param {HTMLFormElement} form
 */
export const isOurs = (form) => form === holder && location.hash === written;

/**
 * Fill the form from the address, and say what was not understood.
 * @param {HTMLFormElement} form
 * @returns {Link | null} the link whose case now stands in the form
 */
export function arrive(form) {
  const link = readLink(location.hash);
  // Another case stands in the form from here on: one that was typed before is news again when the reader goes back to it.
  written = "";
  if (!link) return null;
  if (link.program !== form.dataset.program || link.frame !== form.dataset.frame) {
    refuse(form, link);
    return null;
  }
  clear(form);
  const unread = [...link.unread, ...writeCase(form, link)];
  showNote(form, unread.length ? word(form, "link-unread") : "", unread);
  doubt(form, link, link.digest === null);
  return link;
}

/**
 * Our own links end with the amount and the rules, or with the check that they come from: one that does not was written
 * by hand or cut, maybe within a number. In somebody else's page all are written by hand.
 * @param {HTMLFormElement} form
 * @param {Link} link
 * @param {boolean} cut
 */
function doubt(form, link, cut) {
  say(need(form, "[data-link-cut]"), cut && !link.check && !form.dataset.page ? word(form, "link-cut") : "");
  showNotice(form);
}

/**
 * A link of another page or another year: say whose it is, and lead there with the same case; of no page: show what it
 * holds.
 * @param {HTMLFormElement} form
 * @param {Link} link
 */
function refuse(form, link) {
  const own = link.program === form.dataset.program;
  const page = own ? pageOf(form, link.frame) : yearOf(form, link);
  const known = own || page !== null;
  const key = own ? (page ? "link-other" : "link-frame") : page ? "link-year" : "link-program";
  const slots = { page: page?.textContent ?? "", frame: short(link.frame), program: short(link.program) };
  const held = Array.from(link.inputs, ([name, value]) => `${name}=${value}`);
  showNote(form, word(form, key, slots), known && page ? [] : [...held, ...link.unread]);
  if (!known || !page) return;
  const way = /** @type {HTMLAnchorElement} */ (need(form, "[data-link-page]"));
  way.href = page.href + location.hash;
  say(way, word(form, "link-go", slots));
}

/**
 * The page of the same frame in the programme that a link is of, where this site has it.
 * @param {HTMLFormElement} form
 * @param {Link} link
 */
function yearOf(form, { program, frame }) {
  const years = /** @type {NodeListOf<HTMLAnchorElement>} */ (form.querySelectorAll("a[data-year-page]"));
  return Array.from(years).find(({ dataset }) => dataset.yearPage === `${program}/${frame}`) ?? null;
}

/**
 * Where a link says another amount than the rules give today, say both; where the rules are others, say what changed.
 * @param {HTMLFormElement} form
 * @param {Link} link
 * @param {Result} result
 */
export function compare(form, link, result) {
  const digest = result.receipt?.rulebook?.slice(0, 8) ?? "";
  const others = Boolean(link.digest && digest && link.digest !== digest);
  say(need(form, "[data-link-change]"), amounts(form, link, result, others));
  say(need(form, "[data-link-rules]"), others ? word(form, "link-rules", { then: link.digest ?? "", now: digest }) : "");
  // A case without an amount has none in its link either.
  doubt(form, link, !link.digest || (!others && link.subsidy === null && result.subsidy !== null));
  comparison = others ? { form, then: link.digest ?? "", now: digest } : null;
  showNotice(form);
  if (others) listChanges();
}

/** @param {HTMLFormElement} form @param {Link} link @param {Result} result @param {boolean} others  whether the rules are others */
function amounts(form, link, { subsidy }, others) {
  const now = subsidy === null ? null : String(subsidy);
  // Without the rules behind it the amount may have lost its end too.
  const cut = !link.digest && now?.startsWith(link.subsidy ?? "");
  if (link.subsidy === null || cut || (link.subsidy === now && !others)) return "";
  const slots = { then: yen(form, BigInt(link.subsidy)), now: now === null ? word(form, "link-none") : yen(form, BigInt(now)) };
  return word(form, link.subsidy === now ? "link-same" : "link-changed", slots);
}

/** Fetch what has changed and list it under the notice; asked again by its button where that failed. */
export async function listChanges() {
  const asked = comparison;
  if (!asked) return;
  const { form, then, now } = asked;
  tellOfChanges(form, "changes-wait");
  try {
    const { changesSince, list } = await bringPart("changes.js", () => import("./changes.js"));
    const changes = await changesSince(form, then, now);
    if (comparison !== asked) return;
    list(form, changes ?? []);
    tellOfChanges(form, changes ? (changes.length ? "changes" : "changes-none") : "changes-unknown");
  } catch {
    if (comparison === asked) tellOfChanges(form, "changes-failed");
  }
}

/** @param {HTMLFormElement} form @param {string} key */
function tellOfChanges(form, key) {
  say(need(form, "[data-changes-text]"), key && word(form, key));
  need(form, "[data-list=changes]").hidden = key !== "changes";
  need(form, '[data-action="list-changes"]').hidden = key !== "changes-failed";
}

/** @param {HTMLFormElement} form @param {string} text @param {string[]} parts */
function showNote(form, text, parts) {
  comparison = null;
  say(need(form, "[data-link-text]"), text);
  for (const each of ["[data-link-cut]", "[data-link-change]", "[data-link-rules]", "[data-link-page]"]) say(need(form, each), "");
  tellOfChanges(form, "");
  const list = need(form, "[data-list=link]");
  const more = parts.length - MOST_SHOWN;
  const shown = parts.slice(0, MOST_SHOWN).map(short).concat(more > 0 ? word(form, "link-more", { count: digits(more) }) : []);
  list.hidden = !shown.length;
  sync(list, shown, String, () => copyOf(form, "note"), (node, part) => fill(node, { text: part }));
  showNotice(form);
}

/** @param {string} text */
const short = (text) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text);

/** @param {HTMLFormElement} form */
function showNotice(form) {
  const said = ["text", "cut", "change", "rules"].some((each) => !need(form, `[data-link-${each}]`).hidden);
  need(form, "[data-notice=link]").hidden = !said;
}

/** @param {HTMLFormElement} form */
export const clearNote = (form) => showNote(form, "", []);
