/**
 * Finds pages and sections by what they say: the whole typed word, as it stands, without cutting Japanese into tokens.
 * The site is small, so every search reads all of it; why is in adr/0002-search.md.
 *
 * @typedef {{location: string, title: string, text: string, boost?: number}} Doc what mkdocs indexes
 * @typedef {{text: string, folded: string, at: number[]}} Folded text, and where in it each folded character stood
 * @typedef {{doc: Doc, page: string, title: Folded, text: Folded}} Entry
 * @typedef {{forms: {text: string, weight: number}[], typed: string}} Word what was typed, and what means the same
 * @typedef {Doc & {score: number, terms: Record<string, boolean>}} Hit
 */

const TEASER = 110;
const ENTITIES = /** @type {Record<string, string>} */ ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' });

/**
 * @param {Doc[]} docs
 * @returns {Entry[]}
 */
export function index(docs) {
  return docs.map((doc) => ({
    doc,
    page: doc.location.split("#")[0],
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
  return [...pages]
    .map(([page, hits]) => withPage(entries, page, hits.sort((a, b) => b.score - a.score)))
    .sort((a, b) => total(b) - total(a));
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
 * Where a word stands as a word: a number not inside a longer one, katakana and letters not inside a longer run
 * (レジ is not in クレジット), kanji and hiragana anywhere.
 *
 * @param {string} text
 * @param {string} word
 */
function places(text, word) {
  const found = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!joined(text[at - 1], word[0])) found.push(at);
  }
  return found.filter((at) => !/\d/.test(word.at(-1) ?? "") || !joined(text[at + word.length], word.at(-1) ?? ""));
}

/**
 * @param {string | undefined} a
 * @param {string} b
 */
function joined(a, b) {
  return a !== undefined && [/[ァ-ヺー]/, /[a-z]/, /[\d.]/].some((kind) => kind.test(a) && kind.test(b));
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

/**
 * One way of writing for everything that means the same: full width, capitals, commas in figures, 4分の3 and 3/4.
 *
 * @param {string} text
 * @returns {Folded}
 */
export function fold(text) {
  const letters = text.split("").map((letter) => letter.normalize("NFKC").toLowerCase());
  const at = letters.flatMap((letter, place) => Array(letter.length).fill(place));
  return rewrite({ text, folded: letters.join(""), at });
}

/** Fractions said in words, commas within figures, the several dashes and the fraction slash. */
const REWRITE = /(\d+)分の(\d+)|(?<=\d),(?=\d{3})|[‐‑–—−⁄]/g;
const PLAIN = /** @type {Record<string, string>} */ ({ ",": "", "⁄": "/" });

/**
 * @param {Folded} source
 * @returns {Folded}
 */
function rewrite({ text, folded, at }) {
  let [written, from] = ["", 0];
  /** @type {number[]} */
  const moved = [];
  for (const { 0: found, 1: below, 2: above, index: start } of folded.matchAll(REWRITE)) {
    const said = below ? `${above}/${below}` : (PLAIN[found] ?? "-");
    written += folded.slice(from, start) + said;
    moved.push(...at.slice(from, start), ...Array(said.length).fill(at[start]));
    from = start + found.length;
  }
  return { text, folded: written + folded.slice(from), at: [...moved, ...at.slice(from)] };
}

/**
 * The words of an indexed text: its markup becomes spaces.
 *
 * @param {string} html
 */
function plain(html) {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity])
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * A stretch of text around the first found word, with the words marked.
 *
 * @param {Folded} text
 * @param {string[]} words
 */
function teaser(text, words) {
  const letters = text.text.split("");
  const first = Math.min(...words.flatMap((word) => places(text.folded, word)), text.folded.length);
  const centre = text.at[first] ?? 0;
  const from = Math.max(0, centre - TEASER / 2);
  const to = Math.min(letters.length, from + 2 * TEASER);
  const shown = mark(fold(letters.slice(from, to).join("")), words);
  return (from > 0 ? "…" : "") + shown + (to < letters.length ? "…" : "");
}

/**
 * @param {Folded} text
 * @param {string[]} words
 */
function mark(text, words) {
  const letters = text.text.split("");
  const marked = new Set(
    words.flatMap((word) =>
      places(text.folded, word).flatMap((at) => {
        const end = text.at[at + word.length] ?? letters.length;
        return Array.from({ length: end - text.at[at] }, (_, step) => text.at[at] + step);
      }),
    ),
  );
  return letters
    .map((letter, place) => (marked.has(place) ? `<mark>${escaped(letter)}</mark>` : escaped(letter)))
    .join("")
    .replaceAll("</mark><mark>", "");
}

/** @param {string} letter */
function escaped(letter) {
  return letter.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
