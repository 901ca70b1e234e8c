/** Three questions on the front page: their answers become the first line of a list, which is opened. */

import { writeLink } from "./link.js";
import { need } from "./page.js";

/** @param {HTMLFormElement} form */
export function go(form) {
  const what = /** @type {HTMLSelectElement} */ (need(form, '[data-of="what"]'));
  const { uses = "", paid = "" } = what.selectedOptions[0].dataset;
  const price = /** @type {HTMLInputElement} */ (need(form, '[data-of="price"]')).value.trim();
  const size = /** @type {HTMLSelectElement} */ (need(form, '[data-of="size"]')).value;
  const monthly = /** @type {HTMLInputElement} */ (need(form, '[data-of="monthly"]')).checked;
  const inputs = new Map(size ? [["size", size]] : []);
  inputs.set("items[0].kind", what.value);
  if (price) inputs.set("items[0].price", price);
  if (monthly && paid.includes(" ")) inputs.set("items[0].paid", "monthly");
  for (const use of uses.split(" ").filter(Boolean)) inputs.set(`items[0].${use}`, "yes");
  const { program = "", finderStart = "" } = form.dataset;
  location.assign(form.action + writeLink({ program, frame: finderStart, inputs, rows: new Map([["items", 1]]) }));
}
