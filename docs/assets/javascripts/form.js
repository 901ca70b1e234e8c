/** The fields: what is typed becomes a case, and a case becomes what is typed. */

import { readBeside, writeBeside } from "./beside.js";
import { need } from "./page.js";
import { rowsOf, setRows } from "./members.js";

/**
 * @typedef {import("./link.js").Case} Case
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Control
 */

const RECORD = /^(\w+)\[(\d+)\]\.(\w+)$/;

/** @param {ParentNode} form @param {string} name */
export function fieldOf(form, name) {
  return /** @type {HTMLElement | null} */ (form.querySelector(`[data-field="${CSS.escape(name)}"]`));
}

/** @param {HTMLElement} field */
export function controlsOf(field) {
  return /** @type {HTMLInputElement[]} */ (Array.from(field.querySelectorAll("input[name]")));
}

/** @param {ParentNode} form */
export const listsOf = (form) => /** @type {HTMLElement[]} */ (Array.from(form.querySelectorAll("[data-members]")));

/**
 * Everything typed, by name; fields left empty are absent.
 * @param {HTMLFormElement} form
 * @returns {Case}
 */
export function readCase(form) {
  const inputs = new Map();
  for (const control of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
    if (control.tagName !== "INPUT" || !control.name) continue;
    if (control.type === "radio" ? control.checked : control.value.trim()) inputs.set(control.name, control.value);
  }
  const rows = new Map(listsOf(form).map((list) => [list.dataset.members ?? "", rowsOf(list).length]));
  return { inputs, rows, beside: readBeside(form) };
}

/**
 * Fill the fields with a case and return the parts that no field takes.
 * @param {HTMLFormElement} form
 * @param {Case} filled
 * @returns {string[]}
 */
export function writeCase(form, { inputs, rows, beside = new Map() }) {
  for (const list of listsOf(form)) {
    const count = rows.get(list.dataset.members ?? "");
    if (count) setRows(list, count);
  }
  const controls = byName(form);
  const unread = Array.from(inputs).filter(([name, value]) => !write(controls.get(name) ?? [], value));
  return [...unread.map(([name, value]) => `${name}=${value}`), ...writeBeside(form, beside)];
}

/** @param {ParentNode} form */
export function byName(form) {
  /** @type {Map<string, HTMLInputElement[]>} */
  const found = new Map();
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name]"))) {
    found.set(control.name, [...(found.get(control.name) ?? []), control]);
  }
  return found;
}

/** @param {HTMLInputElement[]} controls @param {string} value */
export function write(controls, value) {
  const [first] = controls;
  if (!first) return false;
  if (first.type !== "radio") {
    first.value = value;
    return true;
  }
  const chosen = controls.find((control) => control.value === value);
  if (chosen) chosen.checked = true;
  return Boolean(chosen);
}

/** Empty every field. @param {ParentNode} root */
export function clear(root) {
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input[name]"))) {
    if (control.type === "radio") control.checked = false;
    else control.value = "";
  }
}

/**
 * A case as the calculator reads it: strings as typed, yes/no as true/false, records as a list with every row in it.
 * @param {HTMLFormElement} form
 * @param {Case} typed
 */
export function inputsOf(form, typed) {
  const yesno = new Set(Array.from(form.querySelectorAll('[data-kind="yesno"] input'), (each) => each.getAttribute("name")));
  return put(typed, (name) => yesno.has(name));
}

/** The same of a link whose form has not come yet: what is answered with yes or no shows in the answer. @param {Case} link */
export const inputsOfLink = (link) => put(link, (_, value) => value === "yes" || value === "no");

/** @param {Case} typed @param {(name: string, value: string) => boolean} yesno */
function put({ inputs, rows }, yesno) {
  /** @type {Record<string, unknown>} */
  const found = {};
  /** @type {Record<string, Record<string, unknown>[]>} */
  const lists = {};
  for (const [list, count] of rows) found[list] = lists[list] = Array.from({ length: count }, () => ({}));
  for (const [name, value] of inputs) {
    const told = yesno(name, value) ? value === "yes" : value;
    const [, list, row, field] = RECORD.exec(name) ?? [];
    if (list) lists[list][Number(row)][field] = told;
    else found[name] = told;
  }
  return found;
}

/**
 * Bring a field into view and put the cursor into it.
 * @param {ParentNode} form
 * @param {string} name
 */
export function focusField(form, name) {
  const field = fieldOf(form, name);
  if (!field) return;
  const controls = controlsOf(field);
  const control = controls.find((each) => each.checked) ?? controls[0] ?? need(field, "button");
  control.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}
