/**
 * Anchors of the page itself.
 *
 * The theme's instant navigation answers the first of them by fetching the page and putting it anew, which would empty
 * the form. On a page with a calculator they are followed here, unnoticed by the theme.
 */

/** @param {MouseEvent} event */
function anchorOf(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[href]"));
  const plain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const here = link?.origin === location.origin && link.pathname === location.pathname && link.search === location.search;
  return plain && here && link?.hash && !link.target ? link.hash : "";
}

/** Bring a place of the page into view, and let the keyboard go on from there. @param {HTMLElement} place */
function goTo(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  place.scrollIntoView();
  if (place.tabIndex >= 0) return place.focus({ preventScroll: true });
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
}

/**
 * @param {() => void} moved  called when the address holds an anchor
 * @param {AbortSignal} signal
 */
export function stay(moved, signal) {
  const follow = (/** @type {MouseEvent} */ event) => {
    const hash = anchorOf(event);
    const place = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    if (hash !== location.hash) history.pushState(null, "", hash);
    moved();
    goTo(place);
  };
  // The theme listens on body, so the last place to hold a click is one below.
  for (const part of document.body.children) {
    /** @type {HTMLElement} */ (part).addEventListener("click", follow, { signal });
  }
}
