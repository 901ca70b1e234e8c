/** The lines of a shopping list: added, copied, removed, read and filled; each shows what its kind of thing asks. */

import { copyOf, need, say, word } from "./page.js";

/**
 * A line as typed, by name; what is not chosen or typed is absent.
 * @typedef {Map<string, string>} Line
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 */

/** @param {HTMLFormElement} form */
export const linesOf = (form) => /** @type {HTMLElement[]} */ (Array.from(need(form, "[data-lines]").children));

/** @param {HTMLElement} line */
const controlsOf = (line) => /** @type {Control[]} */ (Array.from(line.querySelectorAll("[data-of]")));

/** @param {HTMLElement} line @param {string} name */
export const controlOf = (line, name) => /** @type {Control} */ (need(line, `[data-of="${name}"]`));

/** @param {HTMLElement} line */
const kindOf = (line) => /** @type {HTMLSelectElement} */ (controlOf(line, "kind")).selectedOptions[0]?.dataset ?? {};

/** What stands in a line and is asked of its kind. @param {HTMLElement} line @returns {Line} */
export function readLine(line) {
  /** @type {Line} */
  const found = new Map();
  for (const control of controlsOf(line)) {
    const name = control.dataset.of ?? "";
    const part = /** @type {HTMLElement | null} */ (control.closest("[data-when]"));
    if (part?.hidden) continue;
    if (control.type === "checkbox") {
      if (/** @type {HTMLInputElement} */ (control).checked) found.set(name, "yes");
    } else if (control.value.trim() && !(name === "part_of" && control.value === "0")) {
      found.set(name, control.value.trim());
    }
  }
  if (!found.get("kind") && !found.get("price")) return new Map();
  return found;
}

/** @param {HTMLElement} line @param {Line} filled @returns {string[]} the names that no control takes */
export function fillLine(line, filled) {
  for (const control of controlsOf(line)) {
    const value = filled.get(control.dataset.of ?? "");
    if (control.type === "checkbox") /** @type {HTMLInputElement} */ (control).checked = value === "yes";
    else if (control.tagName === "SELECT") choose(/** @type {HTMLSelectElement} */ (control), value ?? "");
    else control.value = value ?? "";
  }
  const taken = new Set(controlsOf(line).map((control) => control.dataset.of));
  return Array.from(filled.keys()).filter((name) => !taken.has(name));
}

/** @param {HTMLSelectElement} select @param {string} value */
function choose(select, value) {
  // A line that may belong to another knows the others only later.
  if (select.dataset.of === "part_of" && value) select.add(new Option(value, value));
  const option = Array.from(select.options).find((each) => each.value === value);
  select.selectedIndex = option ? option.index : 0;
}

/** Make the list have so many lines, new ones empty. @param {HTMLFormElement} form @param {number} count */
export function setLines(form, count) {
  const list = need(form, "[data-lines]");
  for (const line of linesOf(form).slice(Math.max(count, 1))) line.remove();
  while (list.children.length < count) list.append(copyOf(form, "line"));
}

/** Number the lines, and show in each what its kind asks. @param {HTMLFormElement} form */
export function arrange(form) {
  const lines = linesOf(form);
  lines.forEach((line, index) => {
    line.dataset.line = String(index + 1);
    say(need(line, "[data-line-number]"), String(index + 1));
    /** @type {HTMLButtonElement} */ (need(line, '[data-action="remove-line"]')).disabled = lines.length === 1;
    showParts(line);
  });
  const owners = lines.flatMap((line, index) => (kindOf(line).used ? [String(index + 1)] : []));
  for (const line of lines) showOwners(form, line, owners);
}

/** @param {HTMLElement} line */
function showParts(line) {
  const { paid = "", used, belongs } = kindOf(line);
  const kind = controlOf(line, "kind").value;
  const ways = paid.split(" ");
  const monthly = ways.length > 1 ? controlOf(line, "paid").value === "monthly" : paid === "monthly";
  /** @type {Record<string, boolean>} */
  const shown = { paid: ways.length > 1, months: monthly, used: Boolean(used), belongs: Boolean(belongs) };
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (line.querySelectorAll("[data-when]"))) {
    const when = part.dataset.when ?? "";
    part.hidden = !(shown[when] ?? when === kind);
  }
}

/** The lines of software that another line may belong to. @param {HTMLFormElement} form @param {HTMLElement} line @param {string[]} owners */
function showOwners(form, line, owners) {
  const select = /** @type {HTMLSelectElement} */ (controlOf(line, "part_of"));
  const chosen = select.value;
  const texts = [word(form, "any-line"), ...owners.map((each) => word(form, "of-line", { line: each }))];
  if (texts.join("\n") === Array.from(select.options, ({ text }) => text).join("\n")) return;
  select.replaceChildren(...texts.map((text, at) => new Option(text, at ? owners[at - 1] : "0")));
  select.value = owners.includes(chosen) ? chosen : "0";
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button
 * @returns {string} what was done, in words
 */
export function changeLines(form, button) {
  const most = Number(form.dataset.most);
  const line = /** @type {HTMLElement | null} */ (button.closest("[data-line]"));
  if (line && button.dataset.action === "remove-line") return remove(form, line);
  if (linesOf(form).length >= most) return word(form, "done-full", { most });
  const added = copyOf(form, "line");
  if (line) {
    line.after(added);
    shift(form, linesOf(form).indexOf(added) + 1, 1);
    fillLine(added, readLine(line));
  } else {
    need(form, "[data-lines]").append(added);
  }
  arrange(form);
  controlOf(added, "kind").focus();
  return word(form, "done-added", { line: added.dataset.line ?? "" });
}

/** @param {HTMLFormElement} form @param {HTMLElement} line */
function remove(form, line) {
  const next = /** @type {HTMLElement | null} */ (line.nextElementSibling ?? line.previousElementSibling);
  const number = linesOf(form).indexOf(line) + 1;
  line.remove();
  shift(form, number, -1);
  arrange(form);
  if (next) controlOf(next, "kind").focus();
  return word(form, "done-removed");
}

/** What belongs to a line behind one that came or went belongs to it still. @param {HTMLFormElement} form @param {number} from @param {number} by */
function shift(form, from, by) {
  for (const line of linesOf(form)) {
    const select = /** @type {HTMLSelectElement} */ (controlOf(line, "part_of"));
    const of = Number(select.value);
    if (of === from && by < 0) select.value = "0";
    else if (of > from || (of === from && by > 0)) choose(select, String(of + by));
  }
}

/** @param {HTMLElement} line @param {string} name @param {string} text */
export function showFault(line, name, text) {
  const slot = line.querySelector(`[data-error-in="${name}"]`);
  if (!slot) return;
  say(slot, text);
  const control = /** @type {Control} */ (need(/** @type {Element} */ (slot.closest("[data-cell]")), "[data-of]"));
  if (text) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}
