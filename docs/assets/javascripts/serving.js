/** A worker that is told once how to start, and then answers strings with strings. */

import { reasonOf } from "./files.js";

export const worker = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @param {number} done @param {number} total in bytes */
export const tell = (done, total) => worker.postMessage({ type: "progress", done, total });

/**
 * Takes the parts once, then {seq, text}, or {more} of what `extend` takes; gives {type: "ready"}, {type: "answer", seq, text}, {type: "failed", reason}.
 * @param {(parts: any) => Promise<(text: string) => string>} start
 * @param {(more: any) => void} [extend]
 */
export function serve(start, extend) {
  worker.onmessage = ({ data }) =>
    attempt(async () => {
      const handle = await start(data);
      worker.onmessage = ({ data: { seq, text, more } }) =>
        attempt(() => (more ? extend?.(more) : worker.postMessage({ type: "answer", seq, text: handle(text) })));
      worker.postMessage({ type: "ready" });
    });
}

/** @param {() => void | Promise<void>} work */
async function attempt(work) {
  try {
    await work();
  } catch (error) {
    worker.postMessage({ type: "failed", reason: reasonOf(error), detail: String(error) });
  }
}
