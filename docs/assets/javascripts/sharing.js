/** Texts to take away that name this site: the address is known only where it is read. */

import { copy } from "./tools.js";
import { need, say, word } from "./page.js";

const SITE = new URL("../../", import.meta.url).href;

/** @param {HTMLElement} part */
function mount(part) {
  const text = need(part, "[data-share-text]");
  text.textContent = (text.textContent ?? "").replaceAll("https://example.jp/", SITE);
  const button = need(part, "button");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copy(text.textContent ?? "");
    say(need(part, "[data-share-done]"), word(part, done ? "copied" : "not-copied"));
  });
}

function arrive() {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-share]"))) mount(part);
}

const { document$ } = /** @type {{document$?: {subscribe: (next: () => void) => void}}} */ (/** @type {unknown} */ (window));
if (document$) document$.subscribe(arrive);
else arrive();
