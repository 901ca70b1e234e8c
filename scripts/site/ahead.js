/**
 * Stands in the head of a page with a calculator: a link's answer is waited for, and this starts its interpreter while the
 * page is still being read. The script that asks it comes later, and runs only when the page has been laid out once. What
 * the interpreter says until then is kept for it.
 */
(() => {
  const held = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-manifest]"));
  if (!held || !location.hash.startsWith("#p=") || document.readyState !== "loading") return;
  const { program = "", scripts = "" } = held.dataset;
  const { module, wasm, programmes } = JSON.parse(held.content.textContent ?? "").micropython;
  const folder = new URL(scripts, location.href);
  /** @type {object[]} */
  const heard = [];
  const worker = new Worker(new URL("micropython-worker.js", folder), { type: "module" });
  worker.onmessage = ({ data }) => heard.push(data);
  worker.onerror = () => heard.push({ type: "failed", reason: "missing" });
  worker.postMessage({ base: new URL("../runtime/", folder).href, module, wasm, library: programmes[program].library });
  Object.assign(globalThis, { begun: { worker, heard } });
})();
