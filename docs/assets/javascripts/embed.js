/** A calculator in somebody else's page: fields that stay as they were set, the way to the whole page, and a height. */

import "./calculator.js";
import { fragmentOf } from "./address.js";
import { controlsOf, fieldOf, listsOf } from "./form.js";
import { copyOf, need, say, word } from "./page.js";

const THEMES = ["light", "dark", "auto"];

/** @param {HTMLElement} field */
const filled = (field) => controlsOf(field).some((each) => (each.type === "radio" ? each.checked : each.value.trim()));

/** A field can be read and reached, but not changed; emptying the form leaves it as it is. @param {HTMLElement} field */
function fix(field) {
  for (const control of controlsOf(field)) {
    control.defaultValue = control.value;
    control.defaultChecked = control.checked;
    if (control.type === "radio") control.disabled = !control.checked;
    else control.readOnly = true;
  }
  field.dataset.fixed = "";
  need(field, ".ms-mark").replaceWith(copyOf(document, "fixed"));
}

/** @param {HTMLFormElement} form @param {string} name @returns {boolean} whether there was something to fix */
function fixNamed(form, name) {
  const field = fieldOf(form, name);
  if (!field || !filled(field)) return false;
  const inner = /** @type {NodeListOf<HTMLElement>} */ (field.querySelectorAll("[data-field]"));
  if (inner.length) field.dataset.fixed = "";
  for (const each of inner.length ? inner : [field]) fix(each);
  return true;
}

/** Do what the address asks for; what cannot be done is said. @param {HTMLFormElement} form */
function obey(form) {
  const asked = new URLSearchParams(location.search);
  const names = (asked.get("fix") ?? "").split(",").filter(Boolean);
  const unread = Array.from(asked).filter(([key]) => !["fix", "theme"].includes(key)).map((pair) => pair.join("="));
  const theme = asked.get("theme");
  if (theme !== null && !THEMES.includes(theme)) unread.push(`theme=${theme}`);
  unread.push(...names.filter((name) => !fixNamed(form, name)).map((name) => `fix=${name}`));
  const parts = unread.join(word(document, "embed-separator"));
  say(need(document, "[data-embed-unread]"), parts && word(document, "embed-unread", { parts }));
}

/**
 * A frame is small: what the whole page shows as well is folded, and so are rows that are filled already.
 * @param {HTMLFormElement} form
 */
function fold(form) {
  const tools = need(form, ".ms-tools");
  tools.before(folded("more", ["steps", "conditions", "receipt"].map((name) => need(form, `[data-part="${name}"]`))));
  for (const list of listsOf(form)) {
    const rows = need(list, "[data-rows]");
    const place = document.createComment("");
    rows.replaceWith(place);
    const part = folded("rows", [rows]);
    part.open = !filled(rows);
    place.replaceWith(part);
  }
  const open = (/** @type {Event} */ event) => {
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-to]"));
    const around = link && fieldOf(form, link.dataset.to ?? "")?.closest("details");
    if (around) around.open = true;
  };
  form.addEventListener("click", open, true);
}

/** @param {string} name @param {HTMLElement[]} parts */
function folded(name, parts) {
  const part = /** @type {HTMLDetailsElement} */ (copyOf(document, name));
  part.append(...parts);
  return part;
}

/** The whole page opens with the same case. @param {HTMLFormElement} form */
function followCase(form) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-embed-full]"));
  const write = (/** @type {import("./wire.js").Result | null} */ result) => {
    for (const link of links) link.hash = fragmentOf(form, result);
  };
  form.addEventListener("case", (event) => write(/** @type {CustomEvent} */ (event).detail));
  write(null);
}

/** Whatever leads away opens beside the host's page, not in the frame. */
function openOutside() {
  const lead = (/** @type {Event} */ event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[href]"));
    if (link && !link.dataset.to) link.target = "_blank";
  };
  document.addEventListener("click", lead, true);
}

/** Nothing but a height goes to the host, whoever that is. */
function tellHeight() {
  if (parent === window) return;
  const content = need(document, ".ms-embed");
  const tell = () => parent.postMessage({ monosashiHeight: Math.ceil(content.getBoundingClientRect().bottom + scrollY) }, "*");
  addEventListener("message", ({ data, source }) => source === parent && data === "monosashi-height" && tell());
  new ResizeObserver(tell).observe(content);
}

const form = /** @type {HTMLFormElement} */ (need(document, "form[data-frame]"));
fold(form);
obey(form);
followCase(form);
openOutside();
tellHeight();
