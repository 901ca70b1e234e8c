/**
 * Mends two habits of the theme: single letters that jump away from a half-filled form, and buttons made of labels
 * that answer to a mouse alone. And opens the search from within a page, and the page's own QR code.
 */

import { bringPart } from "./bring.js";
import { printWith } from "./page.js";

/** Letters on which the theme opens its search or goes to another page. */
const LETTERS = new Set(["f", "s", "/", "p", "n", ",", "."]);

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  // The theme listens on window, one step further out than document.
  if (LETTERS.has(event.key) && !target.closest(".md-search")) event.stopPropagation();
  // Enter is the theme's own; a space presses a button too.
  if (event.key === " " && target instanceof HTMLLabelElement) {
    event.preventDefault();
    target.click();
  }
});

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element && target.closest("[data-open-search]"))) return;
  // The theme opens its search when the field gets the focus.
  const field = document.querySelector("[data-md-component=search-query]");
  if (field instanceof HTMLElement) field.focus();
});

/** @param {HTMLElement} place */
async function showQr(place) {
  const failed = /** @type {HTMLElement | null} */ (document.querySelector("[data-page-qr-failed]"));
  try {
    const { pageAddress, show } = await bringPart("qr.js", () => import("./qr.js"));
    await show(place, pageAddress());
    if (failed) failed.hidden = true;
  } catch {
    if (failed) failed.hidden = false;
  }
}

/** Places that ask for the page's QR code get it at once; the button at the end is of use only with scripts. */
function arriveAtPage() {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-qr]"))) showQr(place);
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-page-qr-open]"));
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-page-qr]"));
  if (!button || !place) return;
  button.hidden = false;
  button.onclick = () => {
    place.hidden = !place.hidden;
    button.ariaExpanded = String(!place.hidden);
    if (!place.hidden) showQr(place);
  };
  const printer = /** @type {HTMLElement} */ (document.querySelector("[data-page-print]"));
  printer.hidden = false;
  printer.onclick = () => printWith(place, () => showQr(place));
}

const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (/** @type {unknown} */ (window));
if (document$) document$.subscribe(arriveAtPage);
else arriveAtPage();
