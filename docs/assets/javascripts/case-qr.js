/** The QR code of a case: on the screen for whoever asks, on paper however it is printed. */

import { linkOf } from "./address.js";
import { bringPart } from "./bring.js";
import { homeOf, need, whenIdle, word } from "./page.js";
import { saving } from "./files.js";

/** @typedef {{form: HTMLFormElement, result: import("./wire.js").Result | null}} Page */

/** @type {typeof import("./qr.js") | null} */
let code = null;

/** @param {Page} page @returns {HTMLElement} */
const placeOf = ({ form }) => need(form, "[data-case-qr]");

/** @param {Page} page */
const addressOf = ({ form, result }) => homeOf(form) + linkOf(form, result);

/** Show or hide it. @param {Page} page @param {HTMLElement} button */
export async function turnQr(page, button) {
  const place = placeOf(page);
  place.hidden = !place.hidden;
  button.ariaExpanded = String(!place.hidden);
  return (await drawQr(page)) ? "" : word(page.form, "qr-not-loaded");
}

/** While it is open it follows the case. @param {Page} page */
export async function drawQr(page) {
  if (placeOf(page).hidden) return true;
  try {
    code ??= await bringPart("qr.js", () => import("./qr.js"));
    await code.show(placeOf(page), addressOf(page));
    return true;
  } catch {
    return false;
  }
}

/** Without it the paper has no code, and nothing else is lost. */
async function bring() {
  try {
    code ??= await bringPart("qr.js", () => import("./qr.js"));
    await code.bring();
  } catch {}
}

/**
 * Once there is an answer to print: the browser's own command waits for nothing that is still to come. In somebody
 * else's page there are no tools, and no code among them.
 * @param {HTMLFormElement} form
 */
export function bringForPaper(form) {
  if (!code && !saving() && !form.dataset.page) whenIdle(bring);
}

/** Print, with the code also where it had not come yet. */
export async function printCase() {
  await bring();
  print();
  return "";
}

/** What the screen does not show is drawn for the paper alone. @param {Page} page */
export function putOnPaper(page) {
  const place = placeOf(page);
  if (!code || !page.result || !place.hidden) return;
  place.hidden = false;
  code.showNow(place, addressOf(page));
  addEventListener("afterprint", () => (place.hidden = true), { once: true });
}
