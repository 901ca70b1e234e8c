/** What a finder answers, placed on the page: the best combination, all of them, and each frame with its way on. */

import { cite } from "./render.js";
import { copyOf, fill, need, say, sync, word, yen } from "./page.js";
import { writeLink } from "./link.js";

/**
 * @typedef {import("./page.js").Whole} Whole
 * @typedef {{id: string, subsidy: Whole, expense: Whole, own_payment: Whole, lines: number[], inputs: Record<string, any>}} Part
 * @typedef {{id?: string, state?: string, text: string, passages: string[], line?: number}} Told
 * @typedef {Part & {status: string, left: Told[], reasons: Told[], conditions: Told[]}} Card
 * @typedef {{frames: string[], state: string, subsidy: Whole, own_payment: Whole, loses: number, parts: Part[], rules: Told[]}} Combination
 * @typedef {{status: string, expense?: Whole, frames?: Card[], combinations?: Combination[], best?: number | null,
 *   text?: string[], assumed?: string[], missing: string[], errors: {input: string, typed: string, text: string}[],
 *   receipt: {rulebook: string}}} Answer
 */

/**
 * @param {HTMLFormElement} form
 * @param {Answer | null} answer
 * @param {(line: number) => number} shown  the number that a line of the question has on the page
 */
export function showAnswer(form, answer, shown) {
  const best = bestOf(answer);
  const status = !answer ? "" : answer.status === "answered" ? (best ? "eligible" : "ineligible") : answer.status;
  need(form, "[data-status]").dataset.status = status;
  say(need(form, "[data-verdict]"), verdictOf(form, answer));
  const answered = answer?.status === "answered";
  showAmount(form, "subsidy", subsidyOf(answer));
  showAmount(form, "own_payment", answered ? (best?.own_payment ?? answer.expense ?? 0) : null);
  const texts = [...(answer?.text ?? []), ...(answer?.assumed ?? [])];
  list(form, "texts", texts, (node, text) => fill(node, { text }), "text");
  list(form, "combinations", answer?.combinations ?? [], (node, each) => showCombination(form, node, each, best, answer, shown), "combination");
  const rules = new Map((answer?.combinations ?? []).flatMap(({ rules: all }) => all.map((rule) => [rule.text, rule])));
  list(form, "rules", Array.from(rules.values()), (node, rule) => tell(form, node, rule), "cited");
  need(form, '[data-part="frames"]').hidden = !answer?.frames;
  for (const card of answer?.frames ?? []) showCard(form, card, answer, shown);
}

/** @param {Answer | null} answer */
const bestOf = (answer) => answer?.combinations?.[answer.best ?? -1] ?? null;

/** What is granted together; null: not answered yet. @param {Answer | null} answer */
export const subsidyOf = (answer) => (answer?.status === "answered" ? (bestOf(answer)?.subsidy ?? 0) : null);

/**
 * Shown at the foot of a small screen while one types: the whole sentence stands below.
 * @param {HTMLFormElement} form
 * @param {Answer | null} answer
 */
export function verdictOf(form, answer) {
  const best = bestOf(answer);
  const frames = best?.frames.map((id) => nameOf(form, id)).join(word(form, "plus")) ?? "";
  return (best ? word(form, "verdict", { frames }) : answer?.text?.[0]) ?? word(form, `status-${answer?.status ?? ""}`);
}

/** @param {HTMLFormElement} form @param {string} name @param {Whole | null} amount */
function showAmount(form, name, amount) {
  const output = need(form, `output[data-value="${name}"]`);
  output.dataset.yen = amount === null ? "" : String(amount);
  say(output, yen(form, amount));
}

/**
 * @template T
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {T[]} items
 * @param {(node: HTMLElement, item: T) => void} write
 * @param {string} template
 */
export function list(form, name, items, write, template) {
  need(form, `[data-part="${name}"]`).hidden = !items.length;
  sync(need(form, `[data-list="${name}"]`), items, () => template, () => copyOf(form, template), write);
}

/** @param {HTMLFormElement} form @param {HTMLElement} node @param {Told} each */
function tell(form, node, each) {
  fill(node, { text: each.text });
  cite(form, node, each.passages);
}

/** A frame's name, as its card says it. @param {HTMLFormElement} form @param {string} id */
const nameOf = (form, id) => (need(form, `[data-frame-card="${id}"] .ms-card-title a`).textContent ?? "").trim();

/** @param {HTMLFormElement} form @param {number[]} lines @param {(line: number) => number} shown */
const lineWords = (form, lines, shown) => word(form, "lines", { lines: lines.map(shown).join("・") });

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} node
 * @param {Combination} each
 * @param {Combination | null} best
 * @param {Answer | null} answer
 * @param {(line: number) => number} shown
 */
function showCombination(form, node, each, best, answer, shown) {
  node.dataset.combination = each.frames.join("+");
  node.dataset.state = each.state;
  node.toggleAttribute("data-best", each === best);
  const more = each.loses < 0 ? word(form, "gains", { yen: yen(form, -each.loses) }) : word(form, "loses", { yen: yen(form, each.loses) });
  fill(node, {
    frames: each.frames.map((id) => nameOf(form, id)).join(word(form, "plus")),
    state: each.frames.length > 1 ? word(form, `together-${each.state}`) : word(form, "nothing"),
    subsidy: yen(form, each.subsidy),
    own_payment: yen(form, each.own_payment),
    loses: each === best ? word(form, "best") : each.loses === 0 ? word(form, "same") : more,
  });
  sync(need(node, "[data-parts]"), each.parts, ({ id }) => id, () => copyOf(form, "part"), (item, part) => {
    const frame = nameOf(form, part.id);
    fill(item, { text: word(form, "part", { frame, lines: lineWords(form, part.lines, shown), yen: yen(form, part.subsidy) }) });
    lead(form, /** @type {HTMLAnchorElement} */ (need(item, "a")), part, answer);
  });
}

/** @param {HTMLFormElement} form @param {Card} card @param {Answer | null} answer @param {(line: number) => number} shown */
function showCard(form, card, answer, shown) {
  const node = need(form, `[data-frame-card="${card.id}"]`);
  node.dataset.state = card.status;
  const nothing = word(form, "nothing");
  fill(node, {
    state: word(form, `state-${card.status}`),
    subsidy: yen(form, card.subsidy),
    own_payment: card.lines.length ? yen(form, card.own_payment) : nothing,
    lines: card.lines.length ? lineWords(form, card.lines, shown) : nothing,
  });
  const left = card.left.map((each) => ({ ...each, text: word(form, "line", { line: shown(each.line ?? 0), text: each.text }) }));
  for (const [name, items] of Object.entries({ reasons: card.reasons, left, conditions: card.conditions.filter(({ state }) => state !== "met") })) {
    const place = need(node, `[data-slot-list="${name}"]`);
    sync(place, items, ({ id, text }) => id ?? text, () => copyOf(form, "cited"), (item, each) => tell(form, item, each));
    const fold = /** @type {HTMLElement | null} */ (place.closest("details"));
    if (fold) fold.hidden = !items.length;
  }
  const link = /** @type {HTMLAnchorElement} */ (need(node, "[data-onward]"));
  link.hidden = !card.lines.length;
  if (card.lines.length) lead(form, link, card, answer);
}

/** Lead to a frame's calculator with just the things that go there. @param {HTMLFormElement} form @param {HTMLAnchorElement} link @param {Part} part @param {Answer | null} answer */
function lead(form, link, part, answer) {
  /** @type {Map<string, string>} */
  const inputs = new Map();
  /** @type {Map<string, number>} */
  const rows = new Map();
  for (const [name, value] of Object.entries(part.inputs)) {
    if (!Array.isArray(value)) inputs.set(name, written(value));
    else {
      rows.set(name, value.length);
      value.forEach((record, at) => Object.entries(record).forEach(([inner, each]) => inputs.set(`${name}[${at}].${inner}`, written(each))));
    }
  }
  const { program = "" } = form.dataset;
  const digest = answer?.receipt.rulebook.slice(0, 8) ?? null;
  const subsidy = rows.size ? null : String(part.subsidy);
  link.href = new URL(`../${part.id}/`, location.href).pathname + writeLink({ program, frame: part.id, inputs, rows, subsidy, digest });
}

/** @param {unknown} value */
const written = (value) => (value === true ? "yes" : value === false ? "no" : String(value));
