/** The parts of a frame's page that come when they are opened, so that they take nothing from the first answer. */

import { bringPart } from "./bring.js";
import * as runtime from "./runtime.js";
import { follow, keepNow } from "./address.js";
import { partOf } from "./beside.js";
import { need, say, word } from "./page.js";

/**
 * The part that calculates a whole table.
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function mountBatch(form, signal) {
  const part = /** @type {HTMLElement | null | undefined} */ (form.parentElement?.querySelector("[data-batch]"));
  const open = async () => {
    try {
      (await bringPart("batch-part.js", () => import("./batch-part.js"))).mount(part ?? form, form, runtime, signal);
    } catch {
      say(need(part ?? form, "[data-batch-said]"), word(part ?? form, "batch-not-loaded"));
    }
  };
  part?.addEventListener("toggle", open, { once: true, signal });
}

/**
 * The part that looks further: one of its panels is opened, or the address brings something for it.
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function mountBeside(form, signal) {
  const part = partOf(form);
  if (!part) return;
  const come = new AbortController();
  const open = async () => {
    come.abort();
    try {
      (await bringPart("beside-part.js", () => import("./beside-part.js"))).mount(part, form, { runtime, follow, keepNow }, signal);
    } catch {
      say(need(part, "[data-beside-said]"), word(part, "beside-not-loaded"));
    }
  };
  part.addEventListener("toggle", open, { capture: true, signal: AbortSignal.any([signal, come.signal]) });
}

/**
 * The part that calculates the case under the programme of another year, where there is one.
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function mountOtherYear(form, signal) {
  const part = /** @type {HTMLDetailsElement | null | undefined} */ (form.parentElement?.querySelector("[data-other-year]"));
  const come = new AbortController();
  const open = async () => {
    if (!part) return;
    try {
      const { mount } = await bringPart("other-year.js", () => import("./other-year.js"));
      if (come.signal.aborted) return;
      come.abort();
      say(need(part, "[data-other-said]"), "");
      mount(part, form, runtime, signal);
    } catch {
      say(need(part, "[data-other-said]"), word(part, "not-loaded"));
    }
  };
  part?.addEventListener("toggle", open, { signal: AbortSignal.any([signal, come.signal]) });
}

/** What the address brought is shown open. @param {HTMLFormElement} form @param {Map<string, string>} held */
export function openBeside(form, held) {
  for (const name of held.keys()) {
    const field = partOf(form)?.querySelector(`[data-beside-field="${CSS.escape(name)}"]`);
    const panel = /** @type {HTMLDetailsElement | null | undefined} */ (field?.closest("details"));
    if (panel) panel.open = true;
  }
}
