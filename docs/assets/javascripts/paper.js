/** On paper: when and from where it was printed, folds open (of plans, the one that is), and links to other pages with their addresses. */

import { need } from "./page.js";

/** @type {(() => void)[]} */
let undo = [];

/** Who prints from a result wants the result, not the forty pages around it: the stylesheet goes by this. */
function printing(/** @type {Event} */ { target }) {
  const button = target instanceof Element && target.closest("[data-action=print]");
  if (!button || button.closest("form")?.querySelector('[data-status=""]')) return;
  const { dataset } = document.documentElement;
  dataset.print = "result";
  undo.push(() => delete dataset.print);
}

function prepare() {
  const content = document.querySelector(".md-content");
  if (!content) return;
  const printed = content.querySelector(".ms-paper");
  if (printed) stamp(printed);
  for (const fold of content.querySelectorAll("details:not([open], [data-batch], form *, [data-plans] *)")) open(/** @type {HTMLDetailsElement} */ (fold));
  for (const link of content.querySelectorAll("a[href]")) write(/** @type {HTMLAnchorElement} */ (link));
}

/** @param {Element} printed */
function stamp(printed) {
  need(printed, "[data-printed-on]").textContent = new Date().toLocaleDateString("ja-JP", { dateStyle: "long" });
  need(printed, "[data-printed-address]").textContent = location.origin + location.pathname;
  for (const each of printed.querySelectorAll("[data-printed]")) /** @type {HTMLElement} */ (each).hidden = false;
}

/** @param {HTMLDetailsElement} fold */
function open(fold) {
  fold.open = true;
  undo.push(() => (fold.open = false));
}

/** A place on a page, this one or another, is no address that anybody would type. @param {HTMLAnchorElement} link */
function write(link) {
  if (link.origin !== location.origin || link.hash || link.pathname === location.pathname) return;
  link.dataset.address = link.href;
  undo.push(() => delete link.dataset.address);
}

addEventListener("click", printing, { capture: true });
addEventListener("beforeprint", prepare);
addEventListener("afterprint", () => {
  for (const each of undo.splice(0)) each();
});
