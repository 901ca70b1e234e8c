/** The page of an old address: goes on to the new one, with the case or the anchor that the link carried. */

const here = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]"));
location.replace(here.href + location.search + location.hash);
