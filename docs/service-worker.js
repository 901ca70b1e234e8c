/**
 * The offline copy: every file of one build of the site, each held to its digest, or nothing at all.
 *
 * Whoever is on line sees what is on the site: a visit first asks which build is there. Where it is the kept one, or
 * nobody answers, everything comes from the copy; where it is another, the page and all that it asks for come from the
 * network. So no page is ever put together from two builds. The site works as well without this file.
 */
{
  /** @typedef {{path: string, bytes: number, sha256: string, full: boolean}} Kept */
  /** @typedef {{postMessage: (message: object) => void}} Listener */

  // Filled in by scripts/site/offline.py.
  const BUILT = /** @type {{build: string, files: Kept[]}} */ ({ build: "", files: [] });

  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const BASE = new URL("./", worker.location.href).href;
  const FAMILY = "monosashi-";
  const CACHE = FAMILY + BUILT.build;
  const STRANGERS = `${BASE}strangers`;
  const PATIENCE = 2000;
  const AT_ONCE = 6;

  const at = (/** @type {string} */ path) => new URL(path, BASE).href;
  const files = new Map(BUILT.files.map((file) => [at(file.path), file]));
  const small = BUILT.files.filter((file) => !file.full);
  const bytesOf = (/** @type {Kept[]} */ some) => some.reduce((sum, { bytes }) => sum + bytes, 0);

  class Failure extends Error {
    /** @param {"network" | "altered" | "storage" | "stopped"} reason @param {unknown} [cause] */
    constructor(reason, cause) {
      super(reason, { cause });
      this.reason = reason;
    }
  }

  // ---------------------------------------------------------------- answering

  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const href = request.url.replace(/[?#].*$/s, "");
    if (request.method !== "GET" || !href.startsWith(BASE)) return;
    if (request.mode === "navigate") event.respondWith(visit(event, href));
    else if (files.has(href)) event.respondWith(serve(event, href));
  });

  /** @param {FetchEvent} event @param {string} href */
  async function visit({ request, resultingClientId }, href) {
    if (await isReplaced()) {
      const current = await fetch(request).catch(() => null);
      if (current) {
        await estrange(resultingClientId);
        return current;
      }
    }
    const found = await kept(href);
    if (found) return found;
    if (files.has(`${href}/`)) return Response.redirect(`${href}/${new URL(request.url).search}`);
    return fetch(request).catch(missing);
  }

  /** @param {FetchEvent} event @param {string} href */
  async function serve({ request, clientId, resultingClientId }, href) {
    if (!(await strangers()).has(clientId)) return (await kept(href)) ?? fetch(request);
    // A worker that such a page starts is as strange.
    if (resultingClientId) await estrange(resultingClientId);
    return fetch(request);
  }

  const kept = async (/** @type {string} */ href) => (await caches.open(CACHE)).match(href);

  async function missing() {
    const page = await kept(at("404.html"));
    return new Response(page?.body, { status: 404, headers: page?.headers });
  }

  /** Whether another build is on the site; where nobody answers in time, the copy is as good as any. */
  async function isReplaced() {
    try {
      const answer = await fetch(at("build.txt"), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      const build = (await answer.text()).trim();
      // A hotel's login page answers too, but with something else.
      return answer.status === 404 || (answer.ok && /^[0-9a-f]{16}$/.test(build) && build !== BUILT.build);
    } catch {
      return false;
    }
  }

  /**
   * Pages of another build, by the browser's names. Kept, since a browser stops this worker whenever it likes.
   * @type {Promise<Set<string>> | null}
   */
  let known = null;

  function strangers() {
    return (known ??= kept(STRANGERS)
      .then((list) => list?.json() ?? [])
      .then((list) => new Set(list)));
  }

  /** @param {string} client */
  async function estrange(client) {
    const all = (await strangers()).add(client);
    await (await caches.open(CACHE)).put(STRANGERS, Response.json(Array.from(all)));
  }

  // ---------------------------------------------------------------- keeping

  worker.addEventListener("install", (event) => {
    event.waitUntil(keep(small, { postMessage: tellEverybody }, new AbortController().signal));
  });

  // Only when no page of the older build is open any more.
  worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

  /** @type {AbortController} */
  let keeping = new AbortController();

  worker.addEventListener("message", (event) => {
    const listener = event.ports[0] ?? { postMessage: () => {} };
    if (event.data === "stop") keeping.abort();
    if (event.data === "state") event.waitUntil(tellState(listener));
    if (event.data === "keep") {
      keeping = new AbortController();
      event.waitUntil(keepAll(listener, keeping.signal));
    }
  });

  /** @param {Listener} listener */
  async function tellState(listener) {
    const cache = await caches.open(CACHE);
    const found = await Promise.all(Array.from(files.keys(), (href) => cache.match(href)));
    listener.postMessage({ type: "state", whole: found.every(Boolean), build: BUILT.build });
  }

  /** @param {Listener} listener @param {AbortSignal} signal */
  async function keepAll(listener, signal) {
    try {
      await keep(BUILT.files, listener, signal);
      listener.postMessage({ type: "kept" });
    } catch (error) {
      listener.postMessage({ type: "failed", reason: error instanceof Failure ? error.reason : "storage" });
    }
  }

  /** @param {object} message */
  async function tellEverybody(message) {
    for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
  }

  /** @param {Kept[]} wanted @param {Listener} listener @param {AbortSignal} signal */
  async function keep(wanted, listener, signal) {
    const cache = await caches.open(CACHE);
    const total = bytesOf(wanted);
    let done = 0;
    const count = (/** @type {number} */ bytes) => listener.postMessage({ type: "progress", done: (done += bytes), total });
    const queue = wanted.values();
    const work = async () => {
      for (const file of queue) await keepOne(cache, file, count, signal);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** @param {Cache} cache @param {Kept} file @param {(bytes: number) => void} count @param {AbortSignal} signal */
  async function keepOne(cache, file, count, signal) {
    const href = at(file.path);
    if (await cache.match(href)) return count(file.bytes);
    const same = await fromOlder(href, file);
    if (same) count(file.bytes);
    const found = same ?? (await fromNetwork(href, file, count, signal));
    await cache.put(href, found).catch((error) => {
      throw new Failure("storage", error);
    });
  }

  /** The same file in the copy of an older build. @param {string} href @param {Kept} file */
  async function fromOlder(href, file) {
    for (const name of await caches.keys()) {
      const found = name.startsWith(FAMILY) && name !== CACHE ? await (await caches.open(name)).match(href) : undefined;
      if (found && (await digest(await found.clone().arrayBuffer())) === file.sha256) return found;
    }
    return null;
  }

  /** @param {string} href @param {Kept} file @param {(bytes: number) => void} count @param {AbortSignal} signal */
  async function fromNetwork(href, file, count, signal) {
    // What the page has just loaded is not fetched again; what is not what was built is asked for once more.
    for (const cache of /** @type {RequestCache[]} */ (file.full ? ["force-cache", "reload"] : ["no-cache", "reload"])) {
      const response = await ask(href, { cache, redirect: "error", signal });
      const bytes = await read(response, count, signal);
      if ((await digest(bytes)) === file.sha256) return new Response(bytes, { headers: headersOf(response) });
      count(-bytes.byteLength);
    }
    throw new Failure("altered", file.path);
  }

  /** @param {string} href @param {RequestInit} options */
  async function ask(href, options) {
    const response = await fetch(href, options).catch((error) => {
      throw new Failure(options.signal?.aborted ? "stopped" : "network", error);
    });
    if (!response.ok) throw new Failure("network", `${response.status} ${href}`);
    return response;
  }

  /** @param {Response} response @param {(bytes: number) => void} count @param {AbortSignal} signal */
  async function read(response, count, signal) {
    const chunks = [];
    const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        chunks.push(part.value);
        count(part.value.length);
      }
    } catch (error) {
      throw new Failure(signal.aborted ? "stopped" : "network", error);
    }
    return new Blob(chunks).arrayBuffer();
  }

  /** All but what tells how the bytes came over: the policy of a worker, say, stands in its own answer. @param {Response} response */
  function headersOf(response) {
    const headers = new Headers(response.headers);
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "vary"]) headers.delete(name);
    return headers;
  }

  /** @param {ArrayBuffer} bytes */
  async function digest(bytes) {
    const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async function forgetOthers() {
    const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);
    await Promise.all(names.map((name) => caches.delete(name)));
  }
}
