/** The parts of the page that are files of their own, brought when they are needed. */

/**
 * Bring a part. Some browsers remember that a file did not come, and never ask for it again: then it is asked for under
 * another name.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function bringPart(file, load) {
  try {
    return await load();
  } catch {
    return import(new URL(`./${file}?${Date.now()}`, import.meta.url).href);
  }
}
