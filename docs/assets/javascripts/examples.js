/** The page's own published examples, calculated again by the reader's browser: n of n. */

import { digits, need, say, word } from "./page.js";
import { readLink } from "./link.js";

const RECORD = /^(\w+)\[(\d+)\]\.(\w+)$/;

/** The examples as links hold them: a case, and the amount that the page states. @param {ParentNode} page */
function published(page) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (page.querySelectorAll("a.ms-fill"));
  return Array.from(links).flatMap((link) => readLink(link.hash) ?? []);
}

/** @param {import("./link.js").Link} link */
function requestOf({ program, frame, inputs, rows }) {
  /** @type {Record<string, any>} */
  const found = Object.fromEntries(Array.from(rows, ([list, count]) => [list, Array.from({ length: count }, () => ({}))]));
  for (const [name, value] of inputs) {
    const [, list, row, field] = RECORD.exec(name) ?? [];
    if (list) found[list][Number(row)][field] = value;
    else found[name] = value;
  }
  return { program, frame, inputs: found, only: "amount" };
}

/**
 * Calculate every example of the page, and tell how many come out as stated.
 * @param {HTMLFormElement} form
 * @param {(text: string) => Promise<string | null>} work
 */
export async function checkExamples(form, work) {
  const links = published(document);
  const answer = links.length ? await work(JSON.stringify(links.map(requestOf))) : null;
  if (answer === null) return;
  /** @type {{subsidy: number | null}[]} */
  const answers = JSON.parse(answer);
  const right = answers.filter(({ subsidy }, at) => String(subsidy ?? "") === (links[at].subsidy ?? "")).length;
  const slots = { right: digits(right), all: digits(links.length) };
  const wrong = right < links.length;
  say(need(form, "[data-examples]"), word(form, "examples", slots));
  say(need(form, "[data-examples-wrong]"), wrong ? word(form, "examples-wrong", slots) : "");
  need(form, "[data-notice=examples]").hidden = !wrong;
}
