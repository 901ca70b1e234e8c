/** Charts of a few lines, drawn as SVG with parts of D3 that come when the first is asked for. */

import { bringPart } from "./bring.js";
import { say, scaled, word } from "./page.js";

/**
 * @typedef {{label: string, words?: (value: number) => string}} Axis
 * @typedef {{points: [number, number][], steps?: boolean}} Line
 * @typedef {{x: number, y: number, label: string, line: number, below?: boolean}} Dot
 * @typedef {{title: string, described: string, x: Axis, y: Axis, lines: Line[], dots: Dot[], marks?: number[]}} Chart
 * @typedef {{ticks: (low: number, high: number, count: number) => number[], line: () => any, curveStepAfter: unknown,
 *   curveLinear: unknown}} D3
 */

const SVG = "http://www.w3.org/2000/svg";
const NARROW = 320;
const WIDE = 760;
// Room for the words of the axes, in the units of the text: one rem is 20 px on this site, the text 14 px.
const LEFT = 84;
const BELOW = 52;
const ABOVE = 34;
const RIGHT = 18;
const ROOM = 92;

/** @type {Promise<D3> | null} */
let parts = null;

/** @param {string} file */
const vendor = (file) => bringPart(file, () => import(new URL(`./${file}`, import.meta.url).href));

/** D3's own files, served by us; each adds itself to one global, so they come in the order of what they use. */
async function load() {
  for (const name of ["d3-array", "d3-path", "d3-shape"]) await vendor(`vendor/${name}.js`);
  return /** @type {{d3: D3}} */ (/** @type {unknown} */ (globalThis)).d3;
}

/**
 * Draw a chart in its place; where the parts do not come, say so: the table holds the same.
 * @param {HTMLElement} part
 * @param {HTMLElement} place
 * @param {Chart} chart
 */
export async function drawChart(part, place, chart) {
  const failed = part.querySelector("[data-chart-failed]");
  try {
    const d3 = await (parts ??= load());
    place.replaceChildren(drawn(part, d3, chart, Math.min(Math.max(place.clientWidth, NARROW), WIDE)));
    if (failed) say(failed, "");
  } catch {
    parts = null;
    place.replaceChildren();
    if (failed) say(failed, word(part, "chart-failed"));
  }
}

/** @param {HTMLElement} part @param {D3} d3 @param {Chart} chart @param {number} width */
function drawn(part, d3, chart, width) {
  const height = Math.round(width * 0.62);
  const points = chart.lines.flatMap((line) => line.points);
  const most = { x: Math.max(1, ...points.map(([x]) => x)), y: Math.max(1, ...points.map(([, y]) => y)) * 1.08 };
  const x = (/** @type {number} */ value) => LEFT + (value / most.x) * (width - LEFT - RIGHT);
  const y = (/** @type {number} */ value) => height - BELOW - (value / most.y) * (height - BELOW - ABOVE);
  const svg = element("svg", { class: "ms-chart-picture", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${chart.title}。${chart.described}` });
  const money = (/** @type {number} */ value) => (value ? scaled(part, value) : "0");
  svg.append(
    ...axis(whole(d3.ticks(0, most.y, 5)), money, (at, text) => [
      element("path", { class: "ms-chart-rule", d: `M${LEFT} ${y(at)}H${width - RIGHT}` }),
      element("text", { class: "ms-chart-words", x: LEFT - 6, y: y(at) + 5, "text-anchor": "end" }, text),
    ]),
    ...axis(whole(d3.ticks(0, most.x, width < 480 ? 3 : 6)), chart.x.words ?? money, (at, text) => [
      element("path", { class: "ms-chart-rule", d: `M${x(at)} ${height - BELOW}v5` }),
      element("text", { class: "ms-chart-words", x: x(at), y: height - BELOW + 20, "text-anchor": "middle" }, text),
    ]),
    element("text", { class: "ms-chart-words", x: 4, y: 16 }, chart.y.label),
    element("text", { class: "ms-chart-words", x: width - RIGHT, y: height - 8, "text-anchor": "end" }, chart.x.label),
    ...(chart.marks ?? []).map((at) => element("path", { class: "ms-chart-mark", d: `M${x(at)} ${ABOVE}V${height - BELOW}` })),
    ...chart.lines.map((line, index) => element("path", { class: "ms-chart-line", "data-line": index, d: pathOf(d3, line, x, y) })),
    ...chart.dots.flatMap((dot) => [
      element("circle", { class: "ms-chart-dot", "data-line": dot.line, cx: x(dot.x), cy: y(dot.y), r: 6 }),
      dotWords(dot, x(dot.x), y(dot.y), width),
    ]),
  );
  return svg;
}

/** Neither yen nor months come in parts. @param {number[]} ticks */
const whole = (ticks) => ticks.filter(Number.isInteger);

/** @param {D3} d3 @param {Line} line @param {(value: number) => number} x @param {(value: number) => number} y */
function pathOf(d3, { points, steps }, x, y) {
  const line = d3.line();
  line.x((/** @type {[number, number]} */ [at]) => x(at)).y((/** @type {[number, number]} */ [, amount]) => y(amount)).curve(steps ? d3.curveStepAfter : d3.curveLinear);
  return String(line(points) ?? "");
}

/** @param {Dot} dot @param {number} x @param {number} y @param {number} width */
function dotWords({ label, line, below }, x, y, width) {
  // Left of the dot as soon as there is room: what rises leaves it free.
  const late = x > LEFT + ROOM;
  const side = late ? { x: x - 10, "text-anchor": "end" } : { x: x + 10, "text-anchor": "start" };
  // Of steps in a row each keeps to its own dot, above and below by turns.
  const inside = x > LEFT + ROOM / 2 && x < width - RIGHT - ROOM / 2;
  const place = below !== undefined && inside ? { x, "text-anchor": "middle" } : side;
  // The words of a second case stand below its dot, so that the two never meet.
  return element("text", { class: "ms-chart-name", "data-line": line, ...place, y: y + (below ?? line > 0 ? 22 : -10) }, label);
}

/**
 * @param {number[]} ticks
 * @param {(value: number) => string} words
 * @param {(at: number, text: string) => Element[]} draw
 */
const axis = (ticks, words, draw) => ticks.flatMap((at) => draw(at, words(at)));

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
function element(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}
