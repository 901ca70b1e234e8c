/** The cash in a table and a picture: what is paid when, what comes back, and what is out until then. */

import { showPanel } from "./beside-outlook.js";
import { drawChart } from "./chart.js";
import { copyOf, fill, need, say, sync, word, yen } from "./page.js";
import { cite } from "./render.js";

/**
 * @typedef {import("./beside.js").Cash} Cash
 * @typedef {import("./beside.js").Step} Step
 */

/**
 * @param {HTMLElement} part
 * @param {HTMLFormElement} form
 * @param {Cash | null} cash
 */
export async function showCash(part, form, cash) {
  const steps = cash?.steps ?? [];
  // Where a time to wait cannot be read, its field stays, with what is wrong.
  const faulty = Boolean(cash?.errors.some(({ input }) => input.startsWith("waits.")));
  const panel = showPanel(part, "cash", Boolean(steps.length) || faulty);
  need(panel, "[data-cash-result]").hidden = faulty;
  if (!cash || !steps.length) return;
  say(need(panel, "[data-bridge]"), cash.bridge?.text ?? "");
  say(need(panel, "[data-tax-formula]"), word(part, "tax-formula", { formula: cash.formula ?? "" }));
  sync(need(panel, '[data-list="cash"]'), steps, ({ id }) => id, () => copyOf(part, "cash"), (node, step) => {
    node.dataset.cash = step.id;
    fill(node, {
      month: word(part, step.month ? "month" : "month-0", { count: step.month }),
      assumed: step.assumed ? word(part, "assumed") : "",
      label: step.label,
      text: step.text,
      out: step.out ? yen(part, step.out) : word(part, "nothing"),
      in: step.in ? yen(part, step.in) : word(part, "nothing"),
      advanced: yen(part, step.advanced),
    });
    cite(form, node, step.passages);
  });
  await drawChart(part, need(panel, '[data-chart="cash"]'), {
    title: word(part, "cash-title"),
    described: word(part, "cash-described"),
    x: { label: word(part, "cash-x"), words: String },
    y: { label: word(part, "cash-y") },
    lines: [{ points: steps.map(({ month, advanced }) => [month, Number(advanced)]), steps: true }],
    dots: steps.map(({ month, advanced, label }, index) => ({ x: month, y: Number(advanced), label, line: 0, below: index % 2 > 0 })),
  });
}
