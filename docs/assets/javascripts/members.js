/** Records (構成員): rows added, copied and removed, their numbers always without gaps. */

import { copyOf, need, word } from "./page.js";
import { MOST_ROWS } from "./link.js";

const NUMBERED = ["id", "name", "for", "aria-describedby", "data-field", "data-echo", "data-error", "data-error-of"];
const SELECTOR = NUMBERED.map((name) => `[${name}]`).join();

/** @param {HTMLElement} list */
export const rowsOf = (list) => /** @type {HTMLElement[]} */ (Array.from(need(list, "[data-rows]").children));

/** @param {HTMLElement} row @param {number} index */
function number(row, index) {
  row.dataset.member = String(index);
  for (const node of row.querySelectorAll(SELECTOR)) {
    for (const name of NUMBERED) {
      const value = node.getAttribute(name);
      if (value?.includes("[")) node.setAttribute(name, value.replace(/\[(?:\d+|#)\]/g, `[${index}]`));
    }
  }
  for (const node of row.querySelectorAll("[data-member-number]")) node.textContent = String(index + 1);
}

/**
 * Number the rows again. A name is free before it is given: two checked radios of one name would lose a tick.
 * @param {HTMLElement} list
 * @param {"up" | "down"} shift  which way numbers move
 */
function numberAll(list, shift) {
  const rows = rowsOf(list);
  const order = shift === "up" ? [...rows.keys()].reverse() : rows.keys();
  for (const index of order) if (rows[index].dataset.member !== String(index)) number(rows[index], index);
  finish(list, rows);
}

/** @param {HTMLElement} list @param {HTMLElement[]} rows */
function finish(list, rows) {
  need(list, "[data-member-count]").textContent = String(rows.length);
  /** @type {HTMLButtonElement} */ (need(rows[0], '[data-action="remove-member"]')).disabled = rows.length === 1;
}

/** @param {HTMLElement} list */
const mostOf = (list) => Math.min(Number(list.dataset.most) || MOST_ROWS, MOST_ROWS);

/**
 * Make the list have `count` empty or filled rows, at the end of those there are.
 * @param {HTMLElement} list
 * @param {number} count
 */
export function setRows(list, count) {
  const rows = rowsOf(list);
  for (const row of rows.slice(count)) row.remove();
  const added = Array.from({ length: count - rows.length }, () => copyOf(list, "member"));
  added.forEach((row, index) => number(row, rows.length + index));
  need(list, "[data-rows]").append(...added);
  finish(list, rowsOf(list));
}

/** @param {HTMLElement} row */
function focusFirst(row) {
  const control = need(row, "input");
  control.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLElement} from @param {HTMLElement} to */
function copyValues(from, to) {
  const targets = /** @type {HTMLInputElement[]} */ (Array.from(to.querySelectorAll("input[name]")));
  from.querySelectorAll("input[name]").forEach((node, index) => {
    const source = /** @type {HTMLInputElement} */ (node);
    if (source.type === "radio") targets[index].checked = source.checked;
    else targets[index].value = source.value;
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button  one of add-member, copy-member, remove-member
 * @returns {string} what was done, in words
 */
export function changeRows(form, button) {
  const list = /** @type {HTMLElement} */ (button.closest("[data-members]"));
  const row = /** @type {HTMLElement | null} */ (button.closest("[data-member]"));
  if (row && button.dataset.action === "remove-member") return remove(form, list, row);
  if (rowsOf(list).length >= mostOf(list)) return word(form, "done-full", { most: mostOf(list) });
  const added = copyOf(list, "member");
  if (row) row.after(added);
  else need(list, "[data-rows]").append(added);
  numberAll(list, "up");
  if (row) copyValues(row, added);
  focusFirst(added);
  return word(form, row ? "done-copied" : "done-added", { member: nameOf(added) });
}

/** @param {HTMLFormElement} form @param {HTMLElement} list @param {HTMLElement} row */
function remove(form, list, row) {
  const next = /** @type {HTMLElement | null} */ (row.nextElementSibling ?? row.previousElementSibling);
  const member = nameOf(row);
  row.remove();
  numberAll(list, "down");
  if (next) need(next, '[data-action="copy-member"]').focus();
  return word(form, "done-removed", { member });
}

/** @param {HTMLElement} row */
export const nameOf = (row) => (need(row, "legend").textContent ?? "").trim();
