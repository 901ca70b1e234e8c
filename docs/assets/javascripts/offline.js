/** The offline copy as pages see it: made in the quiet after a visit, completed at the press of a button, taken away again. */

import { saving } from "./files.js";
import { digits, need, say, word } from "./page.js";

const SCRIPT = new URL("../../service-worker.js", import.meta.url).href;
const FAMILY = "monosashi-";
const REFUSED = "monosashi-offline-refused";
const TOO_LONG = 20_000;
/** Whoever has just got an answer goes on typing, or to the next page: the copy takes a core, and can wait for that. */
const REST = 5_000;
const MEGABYTE = 1_000_000;

/** Undefined where a browser or an address without TLS has none. @type {ServiceWorkerContainer | undefined} */
const container = navigator.serviceWorker;

/** What is said on every page, until the next. */
let line = "";

// ---------------------------------------------------------------- in the quiet after a visit

async function settle() {
  await quiet();
  const known = await container?.getRegistration(SCRIPT);
  if (known && (await isGone())) {
    await forget();
    tell("offline-gone");
  } else if (known || !(saving() || isRefused())) {
    await make();
  }
}

/** After everything that the reader waits for: the page, and the interpreters where there is a calculator. */
async function quiet() {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  if (!document.querySelector("form[data-program]")) return;
  await Promise.race([full(), pause(TOO_LONG)]);
  await rest();
}

/** Until nothing has been typed or pressed for a while. */
function rest() {
  const over = new AbortController();
  let timer = 0;
  return new Promise((resolve) => {
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve(over.abort()), REST);
    };
    for (const touch of ["keydown", "pointerdown"]) addEventListener(touch, wait, { capture: true, signal: over.signal });
    wait();
  });
}

/** @param {number} time */
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** When the full interpreter is there, or will not come. */
function full() {
  const root = document.documentElement;
  return new Promise((resolve) => {
    const look = () => /ready|failed/.test(root.dataset.runtime ?? "") && (watch.disconnect(), resolve(null));
    const watch = new MutationObserver(look);
    watch.observe(root, { attributeFilter: ["data-runtime"] });
    look();
  });
}

/** Whether the site has given up its worker: then the copy would stay as it is for ever. */
async function isGone() {
  const answer = await fetch(SCRIPT, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.status === 404 || answer?.status === 410;
}

/** @returns {Promise<ServiceWorkerRegistration | undefined>} */
async function make() {
  const made = await container?.register(SCRIPT, { updateViaCache: "none" });
  const old = made?.active;
  const coming = made?.installing ?? made?.waiting;
  const look = (/** @type {ServiceWorker} */ worker) => worker.state === "installed" && tell("offline-newer");
  if (old && coming) look(coming);
  made?.addEventListener("updatefound", () => {
    const next = made.active && made.installing;
    next?.addEventListener("statechange", () => look(next));
  });
  return made;
}

/** What the reader has loaded anyway is kept too; it comes from the browser's own store. */
async function keepWhatCame() {
  await full();
  await rest();
  const made = await container?.ready;
  if (document.documentElement.dataset.runtime === "ready" && !saving()) made?.active?.postMessage("keep");
}

async function forget() {
  const known = await container?.getRegistration(SCRIPT);
  await known?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** @param {boolean} refused */
function refuse(refused) {
  if (refused) localStorage.setItem(REFUSED, "yes");
  else localStorage.removeItem(REFUSED);
}

function isRefused() {
  return localStorage.getItem(REFUSED) !== null;
}

/** @param {string} key */
function tell(key) {
  line = key;
  for (const place of document.querySelectorAll("[data-offline-line]")) {
    say(need(place, "[data-offline-said]"), line && word(place, line));
  }
}

// ---------------------------------------------------------------- the page with the button

/** @typedef {{type: "progress" | "kept" | "failed" | "state", done?: number, total?: number, reason?: string, whole?: boolean}} Told */

/** @type {AbortController} */
let asked = new AbortController();

/** @param {HTMLElement} part @param {string} key @param {"rest" | "work" | "failed"} mode */
function show(part, key, mode) {
  say(need(part, "[data-offline-state]"), word(part, key));
  part.dataset.offline = key;
  need(part, "[data-offline-progress]").hidden = mode !== "work";
  need(part, "[data-action=stop]").hidden = mode !== "work";
  need(part, "[data-action=keep]").hidden = mode !== "rest" || key === "all";
  need(part, "[data-action=again]").hidden = mode !== "failed";
  need(part, "[data-action=forget]").hidden = mode === "work" || !/pages|all|stopped/.test(key);
}

/** @param {HTMLElement} part @param {number} done @param {number} total */
function showProgress(part, done, total) {
  const bar = /** @type {HTMLProgressElement} */ (need(part, "progress"));
  bar.max = total || 1;
  bar.value = done;
  const slots = { done: digits(Math.floor(done / MEGABYTE)), total: digits(Math.ceil(total / MEGABYTE)) };
  say(need(part, "[data-offline-progress-text]"), word(part, "progress", slots));
}

/** How things stand. @param {HTMLElement} part */
async function look(part) {
  if (!container) return show(part, "unsupported", "failed");
  const known = await container.getRegistration(SCRIPT);
  if (!known?.active) return show(part, "none", "rest");
  const { whole } = await ask(known.active, "state", () => {}, new AbortController().signal);
  show(part, whole ? "all" : "pages", "rest");
}

/**
 * @param {ServiceWorker} worker
 * @param {string} text
 * @param {(told: Told) => void} hear
 * @param {AbortSignal} signal
 * @returns {Promise<Told>} the last word
 */
function ask(worker, text, hear, signal) {
  const { port1, port2 } = new MessageChannel();
  signal.addEventListener("abort", () => worker.postMessage("stop"));
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => (data.type === "progress" ? hear(data) : resolve(data));
    worker.postMessage(text, [port2]);
  });
}

/** Make the copy and fetch everything into it. @param {HTMLElement} part */
async function keepAll(part) {
  asked = new AbortController();
  const { signal } = asked;
  const hear = ({ done = 0, total = 0 }) => showProgress(part, done, total);
  show(part, "working", "work");
  try {
    refuse(false);
    const active = await begun(hear, signal);
    if (signal.aborted) return show(part, "stopped", "rest");
    const { type, reason } = await ask(active, "keep", hear, signal);
    if (type === "kept") show(part, "all", "rest");
    else if (reason === "stopped") show(part, "stopped", "rest");
    else show(part, `failed-${reason}`, "failed");
  } catch (error) {
    show(part, await reasonOf(error), "failed");
  }
}

/** @param {unknown} error */
async function reasonOf(error) {
  const denied = error instanceof DOMException && /Security|NotSupported|InvalidState|Quota/.test(error.name);
  return denied || !(await caches.keys().then(() => true, () => false)) ? "failed-storage" : "failed-network";
}

/** The worker, once its first part is kept. @param {(told: Told) => void} hear @param {AbortSignal} signal */
async function begun(hear, signal) {
  const made = await make();
  if (!made) throw new DOMException("", "SecurityError");
  if (made.active) return made.active;
  const worker = /** @type {ServiceWorker} */ (made.installing ?? made.waiting);
  const done = new AbortController();
  container?.addEventListener("message", ({ data }) => hear(data), { signal: done.signal });
  await new Promise((resolve, reject) => {
    const stop = () => /activated|redundant/.test(worker.state) || signal.aborted;
    const look = () => stop() && (worker.state === "redundant" ? reject(new TypeError("redundant")) : resolve(null));
    worker.addEventListener("statechange", look, { signal: done.signal });
    signal.addEventListener("abort", look, { signal: done.signal });
    look();
  }).finally(() => done.abort());
  return worker;
}

/** @param {HTMLElement} part @param {Event} event */
async function act(part, event) {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button[data-action]"));
  const { action } = button?.dataset ?? {};
  if (action === "keep" || action === "again") await keepAll(part);
  if (action === "stop") asked.abort();
  if (action !== "forget") return;
  await forget();
  refuse(true);
  show(part, "forgotten", "rest");
}

function arrive() {
  tell(line);
  const part = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));
  if (!part) return;
  part.addEventListener("click", (event) => act(part, event));
  look(part).catch(() => show(part, "failed-storage", "failed"));
}

const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (/** @type {unknown} */ (window));
if (document$) document$.subscribe(arrive);
else arrive();

// Never needed for anything: where it is refused, nothing is lost and nothing is said.
settle().catch(() => {});
keepWhatCame().catch(() => {});
