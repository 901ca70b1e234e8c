/** Answers of a check that stay in this browser, only when the reader asks for it. */

/** @param {string} check */
const nameOf = (check) => `monosashi-check-${check}`;

/** @param {string} check @returns {string} the kept fragment, or nothing */
export function kept(check) {
  try {
    return localStorage.getItem(nameOf(check)) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} check @param {string} fragment @returns {boolean} whether it could be kept */
export function keep(check, fragment) {
  try {
    localStorage.setItem(nameOf(check), fragment);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} check */
export function drop(check) {
  try {
    localStorage.removeItem(nameOf(check));
  } catch {
    // What cannot be reached was not kept either.
  }
}
