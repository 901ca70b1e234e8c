/** The steps of a result, those of each record (構成員) folded together. */

import { copyOf, fill, need, say, sync } from "./page.js";
import { cite } from "./render.js";

/**
 * @typedef {import("./wire.js").Step} Step
 * @typedef {{owner: string, steps: Step[]}} Block  the steps of one record, or one step of the frame itself
 */

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list
 * @param {Step[]} steps
 */
export function showSteps(form, list, steps) {
  const make = (/** @type {Block} */ block) => copyOf(form, block.owner ? "steps-of-member" : "step");
  const key = (/** @type {Block} */ block) => block.owner || block.steps[0].id;
  sync(list, blocksOf(steps), key, make, (node, block) => {
    if (block.owner) writeGroup(form, node, block);
    else writeStep(form, node, block.steps[0]);
  });
}

/** @param {Step[]} steps @returns {Block[]} */
function blocksOf(steps) {
  /** @type {Block[]} */
  const blocks = [];
  for (const step of steps) {
    const owner = /^\w+\[\d+\]/.exec(step.id)?.[0] ?? "";
    const last = blocks.at(-1);
    if (owner && last?.owner === owner) last.steps.push(step);
    else blocks.push({ owner, steps: [step] });
  }
  return blocks;
}

/** @param {HTMLFormElement} form @param {HTMLElement} node @param {Block} block */
function writeGroup(form, node, block) {
  node.dataset.stepsOf = block.owner;
  const row = form.querySelector(`[data-member="${/\d+/.exec(block.owner)?.[0]}"] legend`);
  say(need(node, "[data-slot=label]"), (row?.textContent ?? block.owner).trim());
  sync(need(node, "[data-slot-list]"), block.steps, (step) => step.id, () => copyOf(form, "step"), (each, step) => {
    writeStep(form, each, step);
  });
}

/** @param {HTMLFormElement} form @param {HTMLElement} node @param {Step} step */
function writeStep(form, node, step) {
  node.dataset.step = step.id;
  fill(node, { label: step.label, text: step.text, formula: step.formula });
  const link = /** @type {HTMLAnchorElement} */ (need(node, "[data-slot=label]"));
  const address = addressOf(form, step.id);
  if (address) link.href = address;
  else link.removeAttribute("href");
  cite(form, node, step.passages);
}

/**
 * Where a rule is explained: on this page, or for a record's own steps on the page of the frame they come from.
 * @param {HTMLFormElement} form
 * @param {string} id
 */
function addressOf(form, id) {
  const [, list, name = id] = /^(\w+)\[\d+\]\.(\w+)$/.exec(id) ?? [];
  const anchors = [`${form.dataset.frame}.${name}`, `${form.dataset.frame}.${list}.${name}`];
  const { page = "" } = form.dataset;
  const here = anchors.find((anchor) => document.getElementById(anchor));
  if (here) return `#${here}`;
  const { frameOfRules } = list ? need(form, `[data-members="${list}"]`).dataset : {};
  if (frameOfRules) return `${page}../${frameOfRules}/#${frameOfRules}.${name}`;
  // In a frame the rules are on the whole page.
  return page && `${page}#${form.dataset.frame}.${list ? `${list}.` : ""}${name}`;
}
