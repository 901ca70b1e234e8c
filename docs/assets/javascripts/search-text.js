/**
 * Text as the search compares it and shows it: one way of writing, words at their places, the words found marked.
 *
 * @typedef {{text: string, folded: string, at: number[]}} Folded text, and where in it each folded character stood
 */

const TEASER = 110;
const ENTITIES = /** @type {Record<string, string>} */ ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' });

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
export function plain(html) {
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
export function teaser(text, words) {
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
export function mark(text, words) {
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

/**
 * Where a word stands as a word: a number not inside a longer one, katakana and letters not inside a longer run
 * (レジ is not in クレジット), kanji and hiragana anywhere.
 *
 * @param {string} text
 * @param {string} word
 */
export function places(text, word) {
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
