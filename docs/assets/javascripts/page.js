/** Words, templates and lists: every text that people read stands in the page, and is only placed here. */

/** @typedef {number | bigint} Whole */

/**
 * The one element that a page of ours always has.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function need(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/** @type {WeakMap<ParentNode, Map<string, string>>} */
const vocabularies = new WeakMap();

/** All texts of a form, gathered once: a form of a thousand members is too long to be searched for each word. */
function vocabulary(/** @type {ParentNode} */ form) {
  const known = vocabularies.get(form);
  if (known) return known;
  const nodes = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-word]"));
  const found = new Map(Array.from(nodes, (node) => [node.dataset.word ?? "", node.textContent ?? ""]));
  vocabularies.set(form, found);
  return found;
}

/**
 * A text of the page, with its {braces} filled.
 * @param {ParentNode} form
 * @param {string} key
 * @param {Record<string, string | number>} [slots]
 */
export function word(form, key, slots = {}) {
  const text = vocabulary(form).get(key) ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(slots[name] ?? whole));
}

/**
 * Whole numbers and tenths in groups of three digits: 1,234.5. The browser can do this too, but has to load what it knows
 * of languages first, while the page starts.
 * @param {Whole} number
 */
export const digits = (number) => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/**
 * An amount as people read it: 1,500,000円.
 * @param {ParentNode} form
 * @param {Whole | null} amount
 */
export function yen(form, amount) {
  return amount === null ? word(form, "nothing") : word(form, "yen", { digits: digits(amount) });
}

/**
 * The same amount by 億 and 万: 1億2,000万円.
 * @param {ParentNode} form
 * @param {Whole} amount
 */
export function scaled(form, amount) {
  let rest = BigInt(amount);
  let text = "";
  for (const power of [12n, 8n, 4n, 0n]) {
    const part = rest / 10n ** power;
    rest -= part * 10n ** power;
    if (part) text += digits(part) + (power ? word(form, `scale-${power}`) : "");
  }
  return text + word(form, "scale-0");
}

/**
 * Put a text where it belongs; what has no text is not shown.
 * @param {Element} node
 * @param {string} text
 */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
  /** @type {HTMLElement} */ (node).hidden = !text;
}

/**
 * @param {ParentNode} node
 * @param {Record<string, string>} slots
 */
export function fill(node, slots) {
  for (const [name, text] of Object.entries(slots)) say(need(node, `[data-slot="${name}"]`), text);
}

/**
 * The link to the page of a frame of this programme, where there is such a frame.
 * @param {ParentNode} form
 * @param {string} frame
 */
export function pageOf(form, frame) {
  const pages = /** @type {NodeListOf<HTMLAnchorElement>} */ (form.querySelectorAll("a[data-frame-page]"));
  return Array.from(pages).find((page) => page.dataset.framePage === frame);
}

/**
 * The address of the frame's own page, whichever page the form stands on.
 * @param {HTMLFormElement} form
 */
export function homeOf(form) {
  const { origin, pathname } = new URL(form.dataset.page ?? "", location.href);
  return origin + pathname;
}

/** Do something once the page has nothing better to do. @param {() => void} task */
export function whenIdle(task) {
  if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: 5000 });
  else setTimeout(task, 2000);
}

/**
 * Print with something that the screen shows only when it is asked for.
 * @param {HTMLElement} place
 * @param {() => Promise<unknown>} draw
 */
export async function printWith(place, draw) {
  const { hidden } = place;
  place.hidden = false;
  await draw();
  addEventListener("afterprint", () => (place.hidden = hidden), { once: true });
  print();
}

/**
 * @param {ParentNode} form
 * @param {string} name
 * @returns {HTMLElement}
 */
export function copyOf(form, name) {
  const template = /** @type {HTMLTemplateElement} */ (need(form, `template[data-template="${name}"]`));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/**
 * Make `list` show `items` in order. A node keeps its item as long as its key lives, so nothing else moves or loses focus.
 * @template T
 * @param {Element} list
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @param {(item: T) => HTMLElement} make
 * @param {(node: HTMLElement, item: T) => void} write
 */
export function sync(list, items, key, make, write) {
  const old = new Map(Array.from(list.children, (node) => [/** @type {HTMLElement} */ (node).dataset.key, node]));
  /** @type {Map<string, number>} */
  const times = new Map();
  const nodes = items.map((item) => {
    const name = key(item);
    times.set(name, (times.get(name) ?? 0) + 1);
    const unique = `${name}\n${times.get(name)}`;
    const node = /** @type {HTMLElement} */ (old.get(unique) ?? make(item));
    old.delete(unique);
    node.dataset.key = unique;
    write(node, item);
    return node;
  });
  for (const node of old.values()) node.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}
