/** Brings what checks and headcounts need to their own pages alone, and takes a case along on the way to one. */

/** @param {HTMLFormElement} form @param {AbortSignal} signal */
async function mount(form, signal) {
  const { mount: begin } = await (form.dataset.check ? import("./check.js") : import("./headcount.js"));
  if (!signal.aborted) begin(form, signal);
}

/** The case goes along as it stands when the reader leaves for the check. @param {HTMLAnchorElement} link @param {AbortSignal} signal */
function accompany(link, signal) {
  /** @type {typeof import("./check-link.js") | null} */
  let brought = null;
  const bring = async () => (brought = await import("./check-link.js"));
  for (const touch of ["pointerenter", "pointerdown", "focus"]) link.addEventListener(touch, bring, { once: true, signal });
  const leave = async (/** @type {MouseEvent} */ event) => {
    if (brought) return brought.carry(link);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    // Whoever cannot have it goes all the same, with an empty hand.
    (await bring().catch(() => null))?.carry(link);
    location.assign(link.href);
  };
  link.addEventListener("click", leave, { signal });
  link.addEventListener("auxclick", () => brought?.carry(link), { signal });
}

let leave = new AbortController();

/** Every page that comes, also without a load (navigation.instant). */
function arriveAtPage() {
  leave.abort();
  leave = new AbortController();
  const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form:is([data-check], [data-headcount])"));
  for (const form of forms) mount(form, leave.signal);
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-to-check]"));
  for (const link of links) accompany(link, leave.signal);
}

const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (/** @type {unknown} */ (window));
if (document$) document$.subscribe(arriveAtPage);
else arriveAtPage();

export {};
