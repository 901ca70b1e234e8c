/** The lecture view: what is given, each step and the result, one at a time in large type, amounts only when asked for. */

import { need } from "./page.js";
import { slidesOf } from "./slides.js";

/**
 * @typedef {import("./slides.js").Slide} Slide
 * @typedef {{dialog: HTMLDialogElement, slides: Slide[], at: number}} Show
 */

const VIEW = "lecture";
/** Arrows and space at a keyboard; a presenter's clicker sends PageDown and PageUp. @type {Record<string, string>} */
const KEYS = { ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back", Home: "first", End: "last" };

/** Say in the address whether the page is shown so: a reload keeps it, and the address can be handed on. */
function tell(/** @type {boolean} */ shown) {
  const address = new URL(location.href);
  if (shown) address.searchParams.set("view", VIEW);
  else address.searchParams.delete("view");
  history.replaceState(history.state, "", address);
}

/** @param {Show} show */
function draw({ dialog, slides, at }) {
  const slide = slides[at];
  const place = need(dialog, "[data-lecture-slide]");
  if (place.firstElementChild !== slide.node) {
    place.replaceChildren(slide.node);
    place.scrollTop = 0;
  }
  need(dialog, "[data-lecture-progress]").textContent = `${at + 1} / ${slides.length}`;
  need(dialog, "[data-lecture-forward]").hidden = slide.hidden.length > 0;
  need(dialog, "[data-lecture-show]").hidden = !slide.hidden.length;
  // Not `disabled`: a button that is switched off lets go of the focus, and the keys would reach nothing.
  need(dialog, "[data-lecture-go=back]").ariaDisabled = String(at === 0);
  need(dialog, "[data-lecture-go=next]").ariaDisabled = String(at === slides.length - 1 && !slide.hidden.length);
}

/** Show what is still hidden, then go on. @param {Show} show */
function forward(show) {
  const slide = show.slides[show.at];
  if (slide.hidden.length) for (const reveal of slide.hidden.splice(0)) reveal();
  else show.at = Math.min(show.at + 1, show.slides.length - 1);
}

/** @param {Show} show @param {string} way */
function go(show, way) {
  const { dialog, slides } = show;
  if (way === "leave") return dialog.close();
  if (way === "colours") dialog.toggleAttribute("data-dark");
  else if (way === "next") forward(show);
  else show.at = { first: 0, last: slides.length - 1 }[way] ?? Math.max(show.at - 1, 0);
  draw(show);
}

/** @param {Show} show @param {KeyboardEvent} event */
function press(show, event) {
  // The theme listens too, and would go to another page.
  event.stopPropagation();
  const way = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
  // Whoever came to a button by the keyboard presses it with the space bar.
  if (!way || (event.key === " " && event.target instanceof HTMLButtonElement)) return;
  event.preventDefault();
  go(show, way);
}

/** @param {AbortSignal} signal */
function open(signal) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-lecture]"));
  // Where a form has no result yet, or the view is there already, there is nothing to show.
  const never = document.querySelector('form [data-status=""], dialog.ms-lecture');
  const slides = template && !never ? slidesOf(template.content) : [];
  if (!template || !slides.length) return;
  const dialog = /** @type {HTMLDialogElement} */ (need(template.content, "dialog").cloneNode(true));
  const show = { dialog, slides, at: 0 };
  const before = document.activeElement;
  dialog.addEventListener("keydown", (event) => press(show, event));
  dialog.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (!button) return;
    go(show, button.dataset.lectureGo ?? "");
    // After a mouse or finger, space and clicker go on with the slide, not with the button.
    if (event.detail && dialog.open) need(dialog, "[data-lecture-slide]").focus({ preventScroll: true });
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    tell(false);
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
  signal.addEventListener("abort", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  need(dialog, "[data-lecture-slide]").focus();
  tell(true);
  draw(show);
}

/** A frame's page has something to show when the case of its link has an answer. @param {AbortSignal} signal */
function openWhenAnswered(signal) {
  const result = document.querySelector("form [data-status]");
  const answered = () => result?.getAttribute("data-status") !== "" && result?.getAttribute("aria-busy") === "false";
  if (!result || answered()) return open(signal);
  if (!location.hash.startsWith("#p=")) return;
  const watch = new MutationObserver(() => {
    if (!answered()) return;
    watch.disconnect();
    open(signal);
  });
  watch.observe(result, { attributes: true });
  signal.addEventListener("abort", () => watch.disconnect());
}

let leave = new AbortController();

/** Every page that comes, also without a load (navigation.instant). */
function arrive() {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lecture-open]"));
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => open(signal), { signal });
  }
  const opens = (/** @type {KeyboardEvent} */ event) => event.ctrlKey && event.altKey && event.code === "KeyP";
  document.addEventListener("keydown", (event) => opens(event) && open(signal), { signal });
  if (new URLSearchParams(location.search).get("view") === VIEW) openWhenAnswered(signal);
}

const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (/** @type {unknown} */ (window));
if (document$) document$.subscribe(arrive);
else arrive();
