/** The address that follows the typing: written soon after a key and never in its way, for a browser may take long over it. */

// Safari refuses more than a hundred changes of the address in thirty seconds.
const PAUSE = 400;
// Whoever reloads right behind a key finds it again, as long as the keys do not come too fast for too long.
const AT_ONCE = 20;

/**
 * What writes the address of one form. Each call takes the place of one that still waits; null leaves the address alone.
 * @param {number} [atOnce]  so many may follow each other without a pause
 * @returns {(fragment: () => string | null) => void}
 */
export function writer(atOnce = AT_ONCE) {
  // When the next would come if all came evenly.
  let due = 0;
  let timer = 0;
  return (fragment) => {
    clearTimeout(timer);
    const here = location.href;
    const write = () => {
      // The reader may have gone elsewhere meanwhile: that address is another case's.
      const text = location.href === here ? fragment() : null;
      if (text === null) return;
      due = Math.max(due, Date.now()) + PAUSE;
      if (text !== location.hash) history.replaceState(history.state, "", location.pathname + location.search + text);
    };
    timer = setTimeout(write, Math.max(0, due - (atOnce - 1) * PAUSE - Date.now()));
  };
}
