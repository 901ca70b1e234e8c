/** What an answer says at the fields: how an amount was read, what is wrong or missing, which fields are asked for. */

import { need, say, scaled, word, yen } from "./page.js";
import { controlsOf, fieldOf } from "./form.js";
import { used } from "./wire.js";

/**
 * @typedef {import("./wire.js").Result} Result
 * @typedef {import("./link.js").Case} Case
 */

/** @param {ParentNode} form */
const fieldsOf = (form) => /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-field]"));

/**
 * @param {HTMLFormElement} form
 * @param {Case} typed  what the answer is for
 * @param {Result | null} result
 */
export function showFeedback(form, typed, result) {
  const faults = new Map((result?.errors ?? []).map((fault) => [fault.input, fault.text]));
  const missing = new Set(result?.missing ?? []);
  for (const field of fieldsOf(form)) {
    const name = field.dataset.field ?? "";
    showError(field, name, faults.get(name) ?? "");
    showEcho(form, field, typed.inputs.has(name) && !faults.has(name) ? used(result?.receipt ?? null, name) : undefined);
    field.toggleAttribute("data-missing", missing.has(name));
    field.toggleAttribute("data-filled", typed.inputs.has(name));
    if (result && "askWhen" in field.dataset) showAsked(field, isAsked(result, name, missing, faults));
  }
}

/** @param {HTMLElement} field @param {string} name @param {string} text */
function showError(field, name, text) {
  const slot = need(field, `[data-error-of="${CSS.escape(name)}"]`);
  if (slot.hidden && !text) return;
  say(slot, text);
  if (text) slot.dataset.error = name;
  else delete slot.dataset.error;
  if (field.dataset.kind === "records") return;
  for (const control of controlsOf(field)) {
    if (control.type === "radio") continue;
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/** @param {ParentNode} form @param {HTMLElement} field @param {unknown} amount */
function showEcho(form, field, amount) {
  const slot = field.dataset.kind === "yen" ? field.querySelector("[data-echo]") : null;
  if (slot) say(slot, typeof amount === "number" || typeof amount === "bigint" ? echo(form, amount) : "");
}

/** @param {ParentNode} form @param {import("./page.js").Whole} amount */
function echo(form, amount) {
  const slots = { yen: yen(form, amount), scaled: scaled(form, amount) };
  return word(form, amount < 10000 ? "echo" : "echo-scaled", slots);
}

/** @param {Result} result @param {string} name @param {Set<string>} missing @param {Map<string, string>} faults */
function isAsked(result, name, missing, faults) {
  return used(result.receipt, name) !== undefined || missing.has(name) || faults.has(name);
}

/**
 * A field that is not asked for keeps what was typed. Alone it is hidden; in a row of a table it stays in its place.
 * @param {HTMLElement} field
 * @param {boolean} asked
 */
function showAsked(field, asked) {
  field.dataset.asked = asked ? "yes" : "no";
  if (!field.closest("[data-member]")) field.hidden = !asked;
}

/**
 * Before any answer, fields that are only asked in some cases wait; where no answer will come, all are shown.
 * @param {HTMLFormElement} form
 * @param {boolean} shown
 */
export function showConditional(form, shown) {
  for (const field of fieldsOf(form)) if ("askWhen" in field.dataset) showAsked(field, shown);
}

/**
 * A field's name as people read it.
 * @param {ParentNode} form
 * @param {string} name
 */
export function labelOf(form, name) {
  const field = fieldOf(form, name);
  if (!field) return name;
  const label = need(field, "[data-label]").textContent ?? name;
  const row = /** @type {HTMLElement | null} */ (field.closest("[data-member]"));
  if (!row) return label;
  return word(form, "member-field", { member: (need(row, "legend").textContent ?? "").trim(), field: label });
}
