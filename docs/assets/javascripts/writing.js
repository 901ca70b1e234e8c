/** The address that follows the typing: written soon after a key and never in its way, for a browser may take long over it. */

// Safari refuses more than a hundred changes of the address in thirty seconds.
const PAUSE = 300;

/**
 * What writes the address of one form. Each call takes the place of one that still waits; null leaves the address alone.
 * @returns {(fragment: () => string | null) => void}
 */
export function writer() {
  let last = 0;
  let timer = 0;
  return (fragment) => {
    clearTimeout(timer);
    const here = location.href;
    const write = () => {
      // The reader may have gone elsewhere meanwhile: that address is another case's.
      const text = location.href === here ? fragment() : null;
      if (text === null) return;
      last = Date.now();
      if (text !== location.hash) history.replaceState(history.state, "", location.pathname + location.search + text);
    };
    timer = setTimeout(write, Math.max(0, last + PAUSE - Date.now()));
  };
}
