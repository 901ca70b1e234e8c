/** The subsidy over the expense: a chart with the case on it, alone or beside a kept one, and the table of its corners. */

import { difference, showPanel } from "./beside-outlook.js";
import { drawChart } from "./chart.js";
import { copyOf, fill, need, say, sync, word, yen } from "./page.js";

/**
 * @typedef {import("./beside.js").Outlook} Outlook
 * @typedef {import("./page.js").Whole} Whole
 * @typedef {{series: string, expense: Whole, subsidy: Whole, own: Whole, text: string}} Row
 */

/**
 * @param {HTMLElement} part
 * @param {Outlook | null} outlook
 * @param {Outlook | null} other  of the case that was kept
 */
export async function showCurve(part, outlook, other) {
  const panel = showPanel(part, "chart", Boolean(outlook?.curve));
  if (!outlook?.curve || !outlook.varied) return;
  const now = caseOf(outlook);
  const kept = other?.curve ? caseOf(other) : null;
  const slots = { label: outlook.varied.label, expense: yen(part, now[1]), subsidy: yen(part, now[2]) };
  say(need(panel, "[data-chart-lead]"), word(part, "chart-lead", slots));
  need(panel, '[data-beside-action="drop"]').hidden = !kept;
  panel.toggleAttribute("data-two", Boolean(kept));
  say(need(panel, "[data-compared]"), kept ? compared(part, now, kept) : "");
  const rows = [...rowsOf(part, outlook, "series-now"), ...(kept && other ? rowsOf(part, other, "series-other") : [])];
  sync(need(panel, '[data-list="curve"]'), rows, ({ series, expense }) => `${series} ${expense}`, () => copyOf(part, "point"), (node, row) => {
    fill(node, { series: row.series, expense: yen(part, row.expense), subsidy: yen(part, row.subsidy), own: yen(part, row.own), text: row.text });
  });
  await drawChart(part, need(panel, '[data-chart="curve"]'), chartOf(part, outlook, kept ? other : null));
}

/** The corner at which the case itself stands. @param {Outlook} outlook */
function caseOf({ curve = [], varied }) {
  return curve.find(([amount]) => amount === varied?.now) ?? curve[0];
}

/** @param {HTMLElement} part @param {Whole[]} now @param {Whole[]} kept */
function compared(part, now, kept) {
  const by = difference(part, "change", Number(now[2]) - Number(kept[2]));
  return word(part, "compared", { subsidy: yen(part, kept[2]), expense: yen(part, kept[1]), by });
}

/**
 * The rows say what happens: bounds, the case itself, and where it ends.
 * @param {HTMLElement} part
 * @param {Outlook} outlook
 * @param {string} series
 * @returns {Row[]}
 */
function rowsOf(part, { curve = [], edges = [], end, varied }, series) {
  const texts = new Map(edges.map(({ at, text }) => [String(at), text]));
  const told = (/** @type {Whole} */ amount) =>
    [
      amount === varied?.now ? word(part, "point-now") : "",
      texts.get(String(amount)) ?? "",
      amount === end?.at && !texts.has(String(amount)) ? word(part, "point-end") : "",
    ].filter(Boolean);
  return curve
    .map(([amount, expense, subsidy, own]) => ({ series: word(part, series), expense, subsidy, own, text: told(amount).join(" ") }))
    .filter(({ text }, index) => text || index === 0 || index === curve.length - 1);
}

/** @param {HTMLElement} part @param {Outlook} outlook @param {Outlook | null} other @returns {import("./chart.js").Chart} */
function chartOf(part, outlook, other) {
  const cases = other ? [outlook, other] : [outlook];
  return {
    title: word(part, "chart-title"),
    described: word(part, "chart-described"),
    x: { label: word(part, "chart-x") },
    y: { label: word(part, "chart-y") },
    lines: cases.map(({ curve = [] }) => ({ points: curve.map(([, expense, subsidy]) => [Number(expense), Number(subsidy)]) })),
    dots: cases.map((each, line) => {
      const [, expense, subsidy] = caseOf(each);
      return { x: Number(expense), y: Number(subsidy), label: word(part, line ? "series-other" : "series-now"), line };
    }),
    marks: (outlook.edges ?? []).map(({ expense }) => Number(expense)),
  };
}
