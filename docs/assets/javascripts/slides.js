/** What a lecture shows: the page's own parts, copied, in the order of a lecture, the answers blanked out. */

import { digits, need } from "./page.js";

/** @typedef {{node: HTMLElement, hidden: (() => void)[]}} Slide  hidden: what shows each answer that is still blank */

const ORDER = ["given", "step", "result", "note"];
/** 1,500,000円, 150万円, 1億2,000万円. */
const AMOUNT = /(?=\d)(?:[\d,]+億)?(?:[\d,]+万)?(?:[\d,]+)?円/g;
/** What is of no use to those who look at a wall. */
const LEFT_OUT = "[hidden], button, .headerlink, .ms-cites, .ms-cite, .ms-icon, .ms-part-title, .ms-step-label";

/** @param {DocumentFragment} words  the template of the lecture view @returns {Slide[]} */
export function slidesOf(words) {
  const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-slide]")]);
  // The steps of each member are folded on the page, and would be hundreds here.
  const shown = found.filter((each) => !each.closest("[hidden], .ms-step-group"));
  const parts = ORDER.flatMap((kind) => shown.filter((each) => each.dataset.slide === kind));
  const typed = typedOf();
  const slides = parts.map((part) => slideOf(part, words));
  if (typed) slides.unshift({ node: typed, hidden: [] });
  if (slides.length) slides.push(endOf(words));
  return slides;
}

/** @param {HTMLElement} part @param {DocumentFragment} words @returns {Slide} */
function slideOf(part, words) {
  const title = part.dataset.slideTitle ?? part.querySelector(".ms-part-title, .ms-step-label")?.textContent ?? "";
  const body = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const each of body.querySelectorAll(LEFT_OUT)) each.remove();
  for (const each of body.querySelectorAll("a")) each.replaceWith(...each.childNodes);
  for (const each of [body, ...body.querySelectorAll("[id]")]) each.removeAttribute("id");
  const hidden = part.dataset.slide === "step" ? blankStep(body, words) : part.dataset.slide === "result" ? blankAll(body, words) : [];
  return { node: framed(title, body), hidden };
}

/** @param {string} title @param {HTMLElement} body */
function framed(title, body) {
  const node = document.createElement("section");
  const heading = document.createElement("h2");
  heading.textContent = title.trim();
  const inside = document.createElement("div");
  inside.append(...(body.tagName === "LI" ? body.childNodes : [body]));
  node.append(heading, inside);
  return node;
}

// ---------------------------------------------------------------- answers blanked out

/** Blank the amount that a step comes to, wherever it stands in the step. @param {HTMLElement} body @param {DocumentFragment} words */
function blankStep(body, words) {
  const formula = body.querySelector(".ms-formula")?.textContent ?? "";
  const last = [...formula.matchAll(AMOUNT)].at(-1);
  if (!last) return [];
  const others = body.querySelector(".ms-formula");
  return blank(body, words, (amount, text, at) => {
    const inFormula = others?.contains(text);
    // What the formula begins with was known before, even where it is as much as the answer.
    return amount === yen(last[0]) && (!inFormula || text.data.indexOf(last[0], at + 1) < 0);
  });
}

/** Blank every amount of a result, and everything that would give it away. @param {HTMLElement} body @param {DocumentFragment} words */
function blankAll(body, words) {
  const marked = /** @type {HTMLElement[]} */ ([...body.querySelectorAll("[data-hide]")]);
  const whole = marked.map((each) => {
    const cover = blankOf(words);
    each.replaceWith(cover);
    return () => cover.replaceWith(each);
  });
  return whole.length ? whole : blank(body, words, () => true);
}

/**
 * @param {HTMLElement} body
 * @param {DocumentFragment} words
 * @param {(amount: bigint, text: Text, at: number) => boolean} wanted
 */
function blank(body, words, wanted) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts.flatMap((text) => {
    const found = [...text.data.matchAll(AMOUNT)].filter((each) => wanted(yen(each[0]), text, each.index));
    // From the end, so that what stands before keeps its place.
    return found.reverse().map((each) => cover(text, each.index, each[0].length, words));
  });
}

/** @param {Text} text @param {number} at @param {number} length @param {DocumentFragment} words */
function cover(text, at, length, words) {
  const amount = text.splitText(at);
  amount.splitText(length);
  const blanked = blankOf(words);
  amount.replaceWith(blanked);
  return () => blanked.replaceWith(amount);
}

/** @param {DocumentFragment} words */
const blankOf = (words) => /** @type {HTMLElement} */ (need(words, "[data-lecture-blank]").cloneNode(true));

/** @param {string} text  150万円 and 1,500,000円 are the same */
function yen(text) {
  const [, large, middle, small] = /^(?:([\d,]+)億)?(?:([\d,]+)万)?([\d,]+)?円$/.exec(text) ?? [];
  const part = (/** @type {string | undefined} */ digits) => BigInt((digits ?? "0").replaceAll(",", ""));
  return part(large) * 100000000n + part(middle) * 10000n + part(small);
}

// ---------------------------------------------------------------- what is typed, and the end

/** What is typed into the page's calculator, as a table. */
function typedOf() {
  const form = document.querySelector("form[data-frame]");
  const fields = /** @type {HTMLElement[]} */ ([...(form?.querySelectorAll("[data-field]") ?? [])]);
  const told = fields.filter((each) => !each.closest("[data-member]") && each.matches("[data-filled], :has([data-filled])"));
  const table = document.createElement("table");
  for (const field of told) {
    const row = table.insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = field.querySelector("[data-label]")?.textContent ?? "";
    row.append(head);
    row.insertCell().textContent = answerOf(field);
  }
  return told.length ? framed(form?.getAttribute("aria-label") ?? "", table) : null;
}

/** @param {HTMLElement} field */
function answerOf(field) {
  if (field.dataset.kind === "records") {
    const unit = field.querySelector(".ms-count")?.lastChild?.textContent ?? "";
    return `${field.querySelectorAll("[data-member]:has([data-filled])").length}${unit}`;
  }
  const checked = field.querySelector("input:checked");
  if (checked) return checked.parentElement?.textContent?.trim() ?? "";
  const typed = /** @type {HTMLInputElement} */ (need(field, "input")).value.trim();
  const unit = field.dataset.unit ?? "";
  const plain = /^\d+$/.test(typed) ? digits(BigInt(typed)) : typed;
  return plain.endsWith(unit) ? plain : plain + unit;
}

/** The last slide says what every amount is. @param {DocumentFragment} words @returns {Slide} */
function endOf(words) {
  const said = /** @type {HTMLElement} */ (need(words, "[data-lecture-end]").cloneNode(true));
  return { node: framed(document.querySelector("h1")?.firstChild?.textContent ?? "", said), hidden: [] };
}
