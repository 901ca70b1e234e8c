/** The outlook in tables: bounds, wishes, changes, and the two amounts one may choose between. */

import { copyOf, fill, need, say, sync, word, yen } from "./page.js";
import { cite } from "./render.js";

/**
 * @typedef {import("./beside.js").Outlook} Outlook
 * @typedef {import("./beside.js").Change} Change
 * @typedef {import("./beside.js").Choice} Choice
 * @typedef {import("./page.js").Whole} Whole
 */

/**
 * Show a panel's body, or the words that stand in its place.
 * @param {HTMLElement} part
 * @param {string} name
 * @param {boolean} full
 */
export function showPanel(part, name, full) {
  const panel = need(part, `[data-panel="${name}"]`);
  need(panel, "[data-panel-empty]").hidden = full;
  need(panel, "[data-panel-body]").hidden = !full;
  return panel;
}

/** A difference in words: `more`, `less` or none. @param {ParentNode} part @param {string} key @param {Whole} by */
export function difference(part, key, by) {
  const away = by < 0 ? -by : by;
  return word(part, `${key}-${by > 0 ? "more" : by < 0 ? "less" : "0"}`, { yen: yen(part, away) });
}

/**
 * @param {HTMLElement} part
 * @param {HTMLFormElement} form
 * @param {Outlook | null} outlook
 */
export function showOutlook(part, form, outlook) {
  const panel = showPanel(part, "outlook", Boolean(outlook?.varied));
  if (!outlook?.varied) return;
  say(need(panel, "[data-end]"), outlook.end?.text ?? word(part, "end-none"));
  say(need(panel, "[data-best]"), best(part, outlook.changes ?? []));
  showVaried(panel, outlook.varied);
  shown(panel, "edges", outlook.edges ?? [], (edge) => edge.text, "edge", (node, edge) => {
    fill(node, { text: edge.text, by: difference(part, "by", edge.by), at: yen(part, edge.at), subsidy: yen(part, edge.subsidy), own: yen(part, edge.own_payment) });
    cite(form, node, edge.passages);
  });
  showWishes(panel, outlook);
  showChanges(part, panel, outlook.changes ?? []);
  showChoices(part, panel, form, outlook.choices ?? []);
}

/** @param {HTMLElement} part @param {Change[]} changes */
function best(part, changes) {
  const found = changes.find((change) => change.best);
  if (!found) return word(part, "best-none");
  const { label, from, to } = found;
  return word(part, "best", { label, from, to, yen: yen(part, found.by), subsidy: yen(part, found.subsidy) });
}

/**
 * @template T
 * @param {HTMLElement} panel
 * @param {string} name
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @param {string} template
 * @param {(node: HTMLElement, item: T) => void} write
 */
function shown(panel, name, items, key, template, write) {
  need(panel, `[data-shown="${name}"]`).hidden = !items.length;
  const part = /** @type {HTMLElement} */ (panel.closest("[data-beside]"));
  sync(need(panel, `[data-list="${name}"]`), items, key, () => copyOf(part, template), write);
}

/** @param {HTMLElement} panel @param {NonNullable<Outlook["varied"]>} varied */
function showVaried(panel, { input, label, choices }) {
  const select = /** @type {HTMLSelectElement} */ (need(panel, "[data-vary]"));
  sync(select, choices, (choice) => choice.input, () => document.createElement("option"), (node, choice) => {
    /** @type {HTMLOptionElement} */ (node).value = choice.input;
    say(node, choice.label);
  });
  select.value = input;
  say(need(panel, "[data-varied]"), label);
}

/** @param {HTMLElement} panel @param {Outlook} outlook */
function showWishes(panel, { wish = {} }) {
  for (const slot of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-granted]"))) {
    say(slot, wish[slot.dataset.granted ?? ""]?.text ?? "");
    slot.dataset.at = String(wish[slot.dataset.granted ?? ""]?.at ?? "");
  }
}

/** @param {HTMLElement} part @param {HTMLElement} panel @param {Change[]} changes */
function showChanges(part, panel, changes) {
  shown(panel, "changes", changes, ({ input, to }) => `${input} ${to}`, "changed", (node, change) => {
    const { label, from, to } = change;
    node.dataset.change = `${change.input}=${to}`;
    node.toggleAttribute("data-best", change.best);
    fill(node, {
      text: word(part, "change", { label, from, to }),
      given: change.given ? word(part, "given") : "",
      subsidy: yen(part, change.subsidy),
      by: difference(part, "change", change.by),
      own: yen(part, change.own_payment),
      most: yen(part, change.most),
    });
  });
}

/** @param {HTMLElement} part @param {HTMLElement} panel @param {HTMLFormElement} form @param {Choice[]} choices */
function showChoices(part, panel, form, choices) {
  shown(panel, "choices", choices, ({ id }) => id, "option", (node, choice) => {
    node.dataset.option = choice.id;
    const slots = { subsidy: yen(part, choice.subsidy), own: yen(part, choice.own_payment) };
    say(need(node, '[data-slot="amount"]'), word(part, "option", slots));
    say(need(node, '[data-slot="text"]'), choice.text);
    cite(form, node, choice.passages);
    need(node, "[data-repayments]").hidden = !choice.repayments.length;
    const list = need(node, '[data-list="repayments"]');
    sync(list, choice.repayments, ({ id }) => id, () => copyOf(part, "repayment"), (item, duty) => {
      item.dataset.repayment = duty.id;
      const amounts = duty.rows.map(({ year, yen: amount }) =>
        year === null ? word(part, "whole", { yen: yen(part, amount) }) : word(part, "year", { count: year, yen: yen(part, amount) }),
      );
      fill(item, { label: duty.label, amounts: amounts.join(word(part, "or")), text: duty.text + duty.waived });
      cite(form, item, duty.passages);
    });
  });
}
