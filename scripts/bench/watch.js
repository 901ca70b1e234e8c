/**
 * Goes into every page that is measured, before anything else of it: notes when an answer has been painted, when the
 * interpreters changed, and how long a key took.
 *
 * A thing is painted when the task after the next frame runs: by then the frame's layout and paint are done.
 */

(() => {
  /** @type {Record<string, number>} */
  const times = {};
  let pressed = 0;
  let busy = false;
  /** @type {(milliseconds: number) => void} */
  let answered = () => {};

  /** @param {(now: number) => void} then */
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });

  /** @param {string} name */
  const note = (name) => {
    if (name in times) return;
    times[name] = Infinity;
    painted((now) => (times[name] = now));
  };

  const look = () => {
    const form = document.querySelector("form[data-frame]");
    const amount = /** @type {HTMLElement | null | undefined} */ (form?.querySelector("output[data-value=subsidy]"));
    if (amount?.dataset.yen) note(`answer ${amount.dataset.yen}`);
    const { runtime } = document.documentElement.dataset;
    if (runtime && runtime !== "idle") note(runtime);
    const now = form?.querySelector("[data-status]")?.getAttribute("aria-busy") === "true";
    if (pressed && busy && !now) {
      const start = pressed;
      pressed = 0;
      painted((end) => answered(end - start));
    }
    busy = now || (pressed > 0 && busy);
  };

  const attributeFilter = ["data-yen", "data-runtime", "aria-busy"];
  new MutationObserver((records) => {
    // A page that answers at once is busy and done before anybody looks.
    busy ||= pressed > 0 && records.some((record) => record.attributeName === "aria-busy");
    look();
  }).observe(document, { subtree: true, attributes: true, attributeFilter });

  addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true });

  Object.assign(globalThis, {
    bench: {
      /** What has been painted so far, in milliseconds since the navigation began; null: about to be. */
      times: () => JSON.stringify(times),
      /** When the navigation began, in milliseconds since 1970. */
      origin: () => performance.timeOrigin,
      /** First paint of the page itself. */
      paint: () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
      /** The milliseconds from the next key to its painted answer. @returns {Promise<number>} */
      key: () =>
        new Promise((resolve, reject) => {
          answered = resolve;
          setTimeout(() => reject(new Error("no answer to the key")), 30_000);
        }),
      /**
       * The milliseconds from the next key until a part of the page has changed, is not busy any more, and is painted.
       * @param {string} selector
       * @returns {Promise<number>}
       */
      reply: (selector) =>
        new Promise((resolve, reject) => {
          const part = /** @type {Element} */ (document.querySelector(selector));
          let start = 0;
          addEventListener("keydown", (event) => (start = event.timeStamp), { capture: true, once: true });
          const seen = new MutationObserver(() => {
            if (!start || part.getAttribute("aria-busy") === "true") return;
            seen.disconnect();
            painted((end) => resolve(end - start));
          });
          seen.observe(part, { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-busy"] });
          setTimeout(() => reject(new Error("no answer to the key")), 30_000);
        }),
    },
  });
})();
