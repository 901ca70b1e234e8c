/** The result: amounts, the sentence, and the lists of what it rests on. */

import { copyOf, digits, fill, need, say, sync, word, yen } from "./page.js";
import { labelOf } from "./feedback.js";
import { fieldOf } from "./form.js";
import { showSteps } from "./steps.js";

/**
 * @typedef {import("./wire.js").Result} Result
 * @typedef {import("./wire.js").Condition} Condition
 * @typedef {import("./page.js").Whole} Whole
 */

/** @param {HTMLFormElement} form @param {boolean} busy */
export function setBusy(form, busy) {
  need(form, "[data-status]").setAttribute("aria-busy", String(busy));
}

/**
 * Show a result; null clears it.
 * @param {HTMLFormElement} form
 * @param {Result | null} result
 */
export function showResult(form, result) {
  const status = result?.status ?? "";
  need(form, "[data-status]").dataset.status = status;
  say(need(form, "[data-verdict]"), word(form, `status-${status}`));
  showAmount(form, "subsidy", result?.subsidy ?? null);
  showAmount(form, "own_payment", result?.own_payment ?? null);
  say(need(form, "[data-sentence]"), sentence(form, result));
  showFields(form, result);
  showLists(form, result);
  showConditions(form, result?.conditions ?? []);
  showSteps(form, part(form, "steps", result?.steps.length ?? 0), result?.steps ?? []);
  showReceipt(form, result);
}

/** @param {HTMLFormElement} form @param {string} name @param {Whole | null} amount */
function showAmount(form, name, amount) {
  const output = /** @type {HTMLOutputElement} */ (need(form, `output[data-value="${name}"]`));
  output.dataset.yen = amount === null ? "" : String(amount);
  say(output, yen(form, amount));
}

/** @param {HTMLFormElement} form @param {Result | null} result */
export function sentence(form, result) {
  if (!result) return "";
  const amountless = result.status === "needs_input" && !result.missing.length;
  return word(form, `sentence-${amountless ? "no_amount" : result.status}`, {
    subsidy: yen(form, result.subsidy),
    own_payment: yen(form, result.own_payment),
    eligible_cost: yen(form, result.eligible_cost),
    missing: digits(result.missing.length),
    errors: digits(result.errors.length),
  });
}

/** @param {HTMLFormElement} form @param {string} name @param {number} count @returns {HTMLElement} */
function part(form, name, count) {
  need(form, `[data-part="${name}"]`).hidden = !count;
  return need(form, `[data-list="${name}"]`);
}

/**
 * @template T
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} template
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @param {(node: HTMLElement, item: T) => void} write
 */
function list(form, name, template, items, key, write) {
  sync(part(form, name, items.length), items, key, () => copyOf(form, template), write);
}

/** @param {HTMLFormElement} form @param {Result | null} result */
function showFields(form, result) {
  list(form, "errors", "error", result?.errors ?? [], (fault) => fault.input, (node, fault) => {
    linkField(form, node, fault.input, fault.text);
  });
  list(form, "missing", "missing", result?.missing ?? [], String, (node, name) => {
    linkField(form, node, name, labelOf(form, name));
  });
}

/** @param {HTMLFormElement} form @param {HTMLElement} node @param {string} name @param {string} text */
function linkField(form, node, name, text) {
  const link = /** @type {HTMLAnchorElement} */ (need(node, "[data-slot=link]"));
  const field = fieldOf(form, name);
  say(link, text);
  link.dataset.to = name;
  if (field) link.href = `#${field.id}`;
}

/** @param {HTMLFormElement} form @param {Result | null} result */
function showLists(form, result) {
  say(need(form, "[data-reasons-title]"), word(form, `reasons-${result?.status ?? ""}`));
  list(form, "reasons", "reason", result?.reasons ?? [], byId, (node, reason) => {
    node.dataset.reason = reason.id;
    fill(node, { text: reason.text });
    cite(form, node, reason.passages);
  });
  list(form, "choices", "choice", result?.choices ?? [], byId, (node, choice) => {
    node.dataset.choice = choice.id;
    fill(node, { amount: yen(form, choice.subsidy), text: choice.text });
    cite(form, node, choice.passages);
  });
  list(form, "breakdown", "line", result?.breakdown ?? [], byId, (node, line) => {
    node.dataset.breakdown = line.id;
    fill(node, { label: line.label, amount: yen(form, line.yen) });
  });
  list(form, "readings", "reading", result?.readings ?? [], byId, (node, reading) => {
    node.dataset.reading = reading.id;
    fill(node, { text: reading.text });
    cite(form, node, reading.passages);
  });
}

/**
 * First what the calculator decides, and whatever stands before it; what is left to confirm is folded.
 * @param {HTMLFormElement} form
 * @param {Condition[]} conditions
 */
function showConditions(form, conditions) {
  const decided = conditions.findLastIndex((condition) => condition.state !== "confirm");
  const first = Math.max(decided, 0) + 1;
  for (const [name, items] of Object.entries({ conditions: conditions.slice(0, first), confirm: conditions.slice(first) })) {
    list(form, name, "condition", items, byId, (node, condition) => {
      node.dataset.condition = condition.id;
      node.dataset.state = condition.state;
      fill(node, { state: word(form, `condition-${condition.state}`), text: condition.text });
      cite(form, node, condition.passages);
    });
  }
  say(need(form, "[data-count=confirm]"), word(form, "count", { count: Math.max(conditions.length - first, 0) }));
}

/** @param {{id: string}} item */
const byId = (item) => item.id;

/**
 * Links to the passages, which stand on the same page.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} node
 * @param {string[]} passages
 */
export function cite(form, node, passages) {
  need(node, "[data-cites]").hidden = !passages.length;
  sync(need(node, "[data-slot=passages]"), passages, String, () => copyOf(form, "passage"), (place, id) => {
    const link = /** @type {HTMLAnchorElement} */ (need(place, "a"));
    link.textContent = shortName(id);
    link.href = `${document.getElementById(`source.${id}`) ? "" : `${form.dataset.page ?? ""}../sources/`}#source.${id}`;
  });
}

/** @type {Map<string, string>} */
const shortNames = new Map();

/** A passage's name as the page's own links to it say it, in full. @param {string} id */
function shortName(id) {
  const known = shortNames.get(id);
  if (known) return known;
  // The theme makes addresses absolute.
  const links = document.querySelectorAll(`a[href$="#source.${CSS.escape(id)}"]`);
  const texts = Array.from(links, (link) => link.textContent ?? "").sort((one, other) => other.length - one.length);
  if (!texts[0]) return id;
  shortNames.set(id, texts[0]);
  return texts[0];
}

/** @param {HTMLFormElement} form @param {Result | null} result */
function showReceipt(form, result) {
  const receipt = result?.receipt;
  const assumed = receipt?.assumed ?? [];
  const on = receipt && assumed.includes("on") ? word(form, "on-assumed", { on: receipt.on }) : receipt?.on;
  const names = assumed.filter((name) => name !== "on" && !name.includes("[")).map((name) => labelOf(form, name));
  const lines = receipt
    ? [
        ["on", on ?? ""],
        ["assumed", names.join(word(form, "separator"))],
        ["rulebook", receipt.rulebook],
        ["calculator", receipt.calculator],
      ]
    : [];
  list(form, "receipt", "receipt", lines.filter(([, text]) => text), ([key]) => key, (node, [key, text]) => {
    fill(node, { label: word(form, `receipt-${key}`), text });
  });
}
