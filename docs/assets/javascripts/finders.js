/** Brings the shopping list, and the three questions that lead to it, to their own pages alone. */

/** @param {HTMLFormElement} form @param {AbortSignal} signal */
async function mount(form, signal) {
  const { mount: begin } = await import("./finder.js");
  if (!signal.aborted) begin(form, signal);
}

/** Lead on with the answers; whoever cannot have the script goes all the same, with an empty hand. @param {SubmitEvent} event */
async function leaveWith(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const start = await import("./finder-start.js").catch(() => null);
  if (start) start.go(form);
  else location.assign(form.action);
}

let leave = new AbortController();

/** Every page that comes, also without a load (navigation.instant). */
function arriveAtPage() {
  leave.abort();
  leave = new AbortController();
  const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-finder]"));
  for (const form of forms) mount(form, leave.signal);
  const starts = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-finder-start]"));
  for (const form of starts) form.addEventListener("submit", leaveWith, { signal: leave.signal });
}

const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (/** @type {unknown} */ (window));
if (document$) document$.subscribe(arriveAtPage);
else arriveAtPage();

export {};
