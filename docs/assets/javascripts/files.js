/** The files of the interpreters: fetched with progress, and known to be the files that were built. */

/** @typedef {{path: string, bytes: number, brotli: number, sha256: string}} File */
/** @typedef {"missing" | "truncated" | "altered" | "blocked" | "crashed" | "stalled"} Reason */

// The smallest module there is: it compiles wherever WebAssembly may run.
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

export class Failure extends Error {
  /** @param {Reason} reason @param {unknown} [cause] */
  constructor(reason, cause) {
    super(`${reason}: ${cause ?? ""}`, { cause });
    this.reason = reason;
  }
}

/** What went wrong, in the words of Failure. @param {unknown} error @returns {Reason} */
export const reasonOf = (error) => (error instanceof Failure ? error.reason : "crashed");

/** Whether the reader saves data, or the line is slow: then only what is asked for is fetched. */
export function saving() {
  const { connection } = /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (navigator);
  return Boolean(connection?.saveData) || /2g|3g/.test(connection?.effectiveType ?? "");
}

/** See that WebAssembly may run here at all: a policy or a setting can forbid it. */
export async function allowed() {
  if (typeof WebAssembly !== "object") throw new Failure("blocked");
  await WebAssembly.compile(EMPTY_MODULE).catch((error) => {
    throw new Failure("blocked", error);
  });
}

/** @param {string} href @param {typeof fetch} [network] */
export async function get(href, network = fetch) {
  const response = await network(href).catch((error) => {
    throw new Failure("missing", error);
  });
  if (!response.ok) throw new Failure("missing", `${response.status} ${href}`);
  return response;
}

/**
 * Count what has arrived, in bytes as the network carries them; tell each hundredth.
 * @param {File[]} files
 * @param {(done: number, total: number) => void} tell
 */
export function counter(files, tell) {
  const total = files.reduce((sum, file) => sum + file.brotli, 0);
  let done = 0;
  let told = 0;
  tell(0, total);
  return (/** @type {File} */ file, /** @type {number} */ bytes) => {
    done += (bytes * file.brotli) / file.bytes;
    if (done - told < total / 100 && done < total) return;
    told = done;
    tell(Math.min(Math.round(done), total), total);
  };
}

/**
 * Read a file to its end and see that it is whole and unchanged.
 * @param {Response} response
 * @param {File} file
 * @param {(file: File, bytes: number) => void} count
 */
export async function read(response, file, count) {
  const bytes = await whole(response, file, count);
  if (bytes.byteLength < file.bytes) throw new Failure("truncated", file.path);
  // Without TLS (a classroom's own address) the browser offers no digest; the length has been compared.
  if (bytes.byteLength > file.bytes || (crypto.subtle && (await digest(bytes)) !== file.sha256)) {
    throw new Failure("altered", file.path);
  }
  return bytes;
}

/** @param {Response} response @param {File} file @param {(file: File, bytes: number) => void} count */
async function whole(response, file, count) {
  const chunks = [];
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      count(file, part.value.length);
    }
  } catch (error) {
    throw new Failure("truncated", error);
  }
  return new Blob(chunks).arrayBuffer();
}

/** @param {ArrayBuffer} bytes */
async function digest(bytes) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
