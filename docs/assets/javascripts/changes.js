/** What has changed in the rules since a link was made: the figures published for its rules beside those of today. */

import { copyOf, fill, need, pageOf, sync, word } from "./page.js";

/**
 * @typedef {{label: string, figures: string[], form: string}} Part
 * @typedef {{key: string, label: string, then: string[] | null, now: string[] | null}} Change
 */

const SITE = new URL("../../", import.meta.url);
// Nothing else of a link ever becomes part of an address.
const DIGEST = /^[0-9a-f]{8}$/;
const PATIENCE = 30_000;

/**
 * What counts for this form and is another than then, in the order of the rules; null where the rules of then were
 * never published.
 * @param {HTMLFormElement} form
 * @param {string} then  the digest that the link carries
 * @param {string} now
 * @returns {Promise<Change[] | null>}
 */
export async function changesSince(form, then, now) {
  const { program = "" } = form.dataset;
  const [old, current] = await Promise.all([published(program, then), published(program, now)]);
  if (!old) return null;
  if (!current) throw new Error(`the rules of today, ${now}, are not published`);
  return [...new Set([...current.keys(), ...old.keys()])]
    .filter((key) => counts(form, key) && different(old.get(key), current.get(key)))
    .map((key) => ({
      key,
      label: (current.get(key) ?? old.get(key))?.label ?? "",
      then: old.get(key)?.figures ?? null,
      now: current.get(key)?.figures ?? null,
    }));
}

/** Whether a rule is of this form's frame, of the frame by which its records are computed, or of all frames. */
function counts(/** @type {HTMLFormElement} */ form, /** @type {string} */ key) {
  const [frame] = key.split(".");
  return [form.dataset.frame, "tax"].includes(frame) || Boolean(form.querySelector(`[data-frame-of-rules="${CSS.escape(frame)}"]`));
}

/** @param {Part | undefined} one @param {Part | undefined} other */
const different = (one, other) => one?.form !== other?.form || String(one?.figures) !== String(other?.figures);

/**
 * @param {string} program
 * @param {string} digest
 * @returns {Promise<Map<string, Part> | null>}
 */
async function published(program, digest) {
  if (!DIGEST.test(digest)) return null;
  const answer = await fetch(new URL(`${program}/published/${digest}.json`, SITE), { signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const { rulebook, parts } = await answer.json();
  if (!String(rulebook).startsWith(digest)) throw new Error(`${answer.url} holds other rules`);
  return new Map(Object.entries(parts));
}

/** @param {HTMLFormElement} form @param {Change[]} changes */
export function list(form, changes) {
  sync(need(form, "[data-list=changes]"), changes, ({ key }) => key, () => copyOf(form, "change"), (node, change) => {
    fill(node, { label: change.label, text: wordsOf(form, change) });
    const href = placeOf(form, change.key);
    if (href) /** @type {HTMLAnchorElement} */ (need(node, "a")).href = href;
  });
}

/** @param {HTMLFormElement} form @param {Change} change */
function wordsOf(form, { then: old, now: current }) {
  const written = (/** @type {string[] | null} */ figures) => figures?.join(word(form, "separator")) || word(form, "nothing");
  if (!old || !current) return word(form, old ? "change-gone" : "change-new", { figures: written(old ?? current) });
  if (String(old) === String(current)) return word(form, "change-form", { figures: written(current) });
  // Where one figure of many has changed, the others are only in the way.
  const differs = (/** @type {string} */ _, /** @type {number} */ at) => old.length !== current.length || old[at] !== current[at];
  return word(form, "change", { then: written(old.filter(differs)), now: written(current.filter(differs)) });
}

/**
 * Where a rule stands: on this page, or on that of the frame by which records are computed. What is gone stands nowhere.
 * @param {HTMLFormElement} form
 * @param {string} key  `tsujyo.rate`, `tsujyo.condition.size` (on the page `condition.size`), `tax`
 */
function placeOf(form, key) {
  const [frame, ...rest] = key.split(".");
  const other = frame === form.dataset.frame ? undefined : pageOf(form, frame);
  if (other) return `${other.href}#${key}`;
  const anchor = [key, rest.join(".")].find((each) => each && document.getElementById(each));
  return anchor ? `#${anchor}` : "";
}
