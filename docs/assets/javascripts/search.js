/**
 * Finds pages and sections by what they say: the whole typed word, as it stands, without cutting Japanese into tokens.
 * The site is small, so every search reads all of it; why is in adr/0002-search.md.
 *
 * @typedef {{location: string, title: string, text: string, boost?: number}} Doc what mkdocs indexes
 * @typedef {{doc: Doc, page: string, title: Folded, text: Folded}} Entry
 * @typedef {{forms: {text: string, weight: number}[], typed: string}} Word what was typed, and what means the same
 * @typedef {Doc & {score: number, terms: Record<string, boolean>}} Hit
 * @typedef {import("./search-text.js").Folded} Folded
 */

import { fold, mark, places, plain, teaser } from "./search-text.js";

/**
 * @param {Doc[]} docs
 * @returns {Entry[]}
 */
export function index(docs) {
  return docs.map((doc) => ({
    doc,
    page: pageOf(doc),
    title: fold(plain(doc.title)),
    text: fold(plain(doc.text)),
  }));
}

/**
 * Pages, best first; within a page its best section first, with the page itself always among them.
 *
 * @param {Entry[]} entries
 * @param {string} query
 * @param {string[][]} synonyms groups of words that mean the same to a reader
 * @returns {Hit[][]}
 */
export function search(entries, query, synonyms) {
  const words = readQuery(entries, query, synonyms);
  /** @type {Map<string, Hit[]>} */
  const pages = new Map();
  for (const entry of entries) {
    const hit = match(entry, words);
    if (hit) pages.set(entry.page, [...(pages.get(entry.page) ?? []), hit]);
  }
  const found = [...pages]
    .map(([page, hits]) => withPage(entries, page, hits.sort((a, b) => b.score - a.score)))
    .sort((a, b) => total(b) - total(a));
  return inOrder(generalFirst(found));
}

/**
 * Scores that fall as the list does: Enter opens the hit with the highest.
 *
 * @param {Hit[][]} found
 */
function inOrder(found) {
  let ceiling = Math.max(0, ...found.map((hits) => hits[0].score));
  return found.map((hits, place) => {
    const factor = (place ? Math.min(ceiling, hits[0].score) : ceiling) / hits[0].score;
    ceiling = hits[0].score * factor;
    return hits.map((hit) => ({ ...hit, score: hit.score * factor }));
  });
}

/**
 * What several pages of one folder say about equally is a general word: the page above them, which compares them,
 * goes before.
 *
 * @param {Hit[][]} found best first
 */
function generalFirst(found) {
  const near = found.filter((hits) => total(hits) >= 0.6 * total(found[0])).map((hits) => pageOf(hits[0]));
  const above = found.find((hits) => {
    const page = pageOf(hits[0]);
    return page && near.filter((other) => other !== page && other.startsWith(page)).length >= 3;
  });
  return above ? [above, ...found.filter((hits) => hits !== above)] : found;
}

/** @param {Doc} doc */
function pageOf(doc) {
  return doc.location.split("#")[0];
}

/**
 * A page is worth its best section, and a little more for everything else it says.
 *
 * @param {Hit[]} hits
 */
function total(hits) {
  return hits.reduce((sum, hit, place) => sum + hit.score / (place ? 10 : 1), 0);
}

/**
 * @param {Entry[]} entries
 * @param {string} page
 * @param {Hit[]} hits
 */
function withPage(entries, page, hits) {
  if (hits.some((hit) => hit.location === page)) return hits;
  const own = entries.find((entry) => entry.doc.location === page);
  return own ? [...hits, { ...own.doc, text: "", score: 0, terms: {} }] : hits;
}

/**
 * One entry's worth: more words matter first, then titles, then how much of the text is about them.
 *
 * @param {Entry} entry
 * @param {Word[]} words
 * @returns {Hit | null}
 */
function match(entry, words) {
  const scores = words.map((word) =>
    Math.max(...word.forms.map((form) => form.weight * worth(entry, form.text))),
  );
  const found = scores.filter((score) => score > 0).length;
  if (!found) return null;
  const share = found / words.length;
  const best = words.flatMap((word) => word.forms.map((form) => form.text));
  return {
    ...entry.doc,
    title: mark(entry.title, best),
    text: teaser(entry.text, best),
    score: scores.reduce((sum, score) => sum + score, 0) * share ** 3 * (entry.doc.boost ?? 1),
    terms: Object.fromEntries(words.map((word, place) => [word.typed, scores[place] > 0])),
  };
}

/**
 * @param {Entry} entry
 * @param {string} word
 */
function worth(entry, word) {
  const isPage = entry.doc.location === entry.page;
  const inTitle = places(entry.title.folded, word);
  const inText = places(entry.text.folded, word).length;
  const covered = word.length / Math.max(entry.title.folded.length, word.length);
  const title = inTitle.length ? 10 + 30 * covered + (inTitle[0] === 0 ? 10 : 0) : 0;
  const text = inText ? 2 * Math.log2(1 + inText) + Math.min(4, (200 * inText) / (200 + entry.text.folded.length)) : 0;
  return title * (isPage ? 2 : 1) + text;
}

/**
 * Words between spaces; one that stands nowhere is cut into the longest parts that do (通常枠補助率 → 通常枠, 補助率).
 *
 * @param {Entry[]} entries
 * @param {string} query
 * @param {string[][]} synonyms
 * @returns {Word[]}
 */
function readQuery(entries, query, synonyms) {
  const groups = synonyms.map((group) => group.map((word) => fold(word).folded));
  const stands = (/** @type {string} */ word) =>
    groups.some((group) => group.includes(word)) ||
    entries.some(({ title, text }) => places(title.folded, word).length || places(text.folded, word).length);
  const typed = query.normalize("NFKC").trim().split(/\s+/).map((word) => fold(word).folded).filter(Boolean);
  return [...new Set(typed.flatMap((word) => (stands(word) ? [word] : parts(word, stands))))].map((word) => ({
    typed: word,
    forms: forms(word, groups),
  }));
}

/**
 * @param {string} word
 * @param {string[][]} groups
 */
function forms(word, groups) {
  const same = groups.filter((group) => group.includes(word)).flat().filter((other) => other !== word);
  return [{ text: word, weight: 1 }, ...same.map((text) => ({ text, weight: 0.6 }))];
}

/**
 * @param {string} word
 * @param {(part: string) => boolean} stands
 */
function parts(word, stands) {
  const found = [];
  for (let from = 0; from < word.length; ) {
    let to = word.length;
    while (to > from + 1 && !stands(word.slice(from, to))) to -= 1;
    if (to > from + 1) found.push(word.slice(from, to));
    from = to;
  }
  return found.length ? found : [word];
}
