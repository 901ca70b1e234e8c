/** How a form that is no calculator says that its answers are still to come, or cannot come at all. */

import { need, say, word } from "./page.js";

/** @param {HTMLFormElement} form @param {import("./runtime.js").Status} status */
export function showRuntime(form, { quick, full }) {
  const failed = quick.state === "failed" && full.state === "failed";
  say(need(form, "[data-failed-text]"), failed ? word(form, "failed") : "");
  need(form, "[data-notice=failed]").hidden = !failed;
  need(form, "[data-runtime-progress]").hidden = quick.state !== "starting";
  say(need(form, "[data-progress-text]"), quick.state === "starting" ? word(form, "progress-late") : "");
}
