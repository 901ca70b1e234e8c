/** QR codes: an address as a picture that a phone reads from the back of a room, to save, and to copy in letters. */

import { need, say, word } from "./page.js";
import { copy } from "./tools.js";

/** @typedef {boolean[][]} Modules  by row, true is black; the light border that readers need is part of it */

// Above this many letters the squares become too small for a projected slide.
export const MOST_LETTERS = 200;
const BORDER = 4;
const PNG_WIDTH = 1200;
const SVG = "http://www.w3.org/2000/svg";

/** The address of the page itself, without what the reader has typed; a page opened as a file has only the public one. */
export function pageAddress() {
  if (location.protocol.startsWith("http")) return location.origin + location.pathname;
  return /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))?.href ?? "";
}

/** @type {typeof import("qr") | null} */
let library = null;

/** Fetch what draws, so that a code can then be shown at once. */
export async function bring() {
  // From npm, put there by scripts/site.
  library ??= /** @type {typeof import("qr")} */ (await import(new URL("./vendor/qr.js", import.meta.url).href));
}

/**
 * Show the QR code of an address in a place, or say how to hand the address on where it is too long for one.
 * @param {HTMLElement} place
 * @param {string} address
 */
export async function show(place, address) {
  place.dataset.address = address;
  if (address && address.length <= MOST_LETTERS) await bring().catch(() => {});
  // Meanwhile another address may have been asked for.
  if (place.dataset.address === address) showNow(place, address);
}

/**
 * The same at once; where nothing has come to draw with, it says so.
 * @param {HTMLElement} place
 * @param {string} address
 */
export function showNow(place, address) {
  // What stands there for readers without scripts has done its work.
  if (!place.querySelector("[data-qr-code]")) place.replaceChildren(partOf(place));
  place.dataset.address = address;
  place.dataset.name = nameOf(address);
  const long = address.length > MOST_LETTERS;
  const modules = address && !long ? modulesOf(address) : null;
  need(place, "[data-qr-code]").replaceChildren(...(modules ? [drawn(modules, word(place, "qr-label", { address }))] : []));
  say(need(place, "[data-qr-address]"), long ? "" : address);
  say(need(place, "[data-qr-long]"), long ? word(place, "qr-long", { letters: address.length }) : "");
  need(place, "[data-qr-ways]").hidden = !long;
  for (const kind of ["svg", "png"]) need(place, `[data-qr-action="${kind}"]`).hidden = !modules;
  need(place, '[data-qr-action="copy"]').hidden = !address;
  say(need(place, "[data-qr-said]"), modules || long ? "" : word(place, address ? "qr-failed" : "qr-nowhere"));
}

/** @param {HTMLElement} place */
function partOf(place) {
  const template = /** @type {HTMLTemplateElement} */ (need(document, 'template[data-template="qr"]'));
  const part = /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
  part.addEventListener("click", ({ target }) => {
    const action = /** @type {Element} */ (target).closest("[data-qr-action]")?.getAttribute("data-qr-action");
    if (action) act(place, action);
  });
  return part;
}

/** @param {HTMLElement} place @param {string} action */
async function act(place, action) {
  const { address = "", name = "" } = place.dataset;
  const said = need(place, "[data-qr-said]");
  if (action === "copy") return say(said, word(place, (await copy(address)) ? "qr-copied" : "qr-not-copied"));
  const modules = modulesOf(address);
  if (!modules) return;
  const file = action === "svg" ? svgFile(modules, word(place, "qr-label", { address })) : await pngFile(modules);
  save(file, `${name}.${action}`);
  say(said, word(place, "qr-saved", { file: `${name}.${action}` }));
}

/** @param {string} address @returns {Modules | null} */
const modulesOf = (address) => library && library.encodeQR(address, "raw", { ecc: "medium", border: BORDER });

/** `qr-it-2025-tsujyo`. @param {string} address */
function nameOf(address) {
  const path = address.replace(/^\w+:\/\/[^/]*/, "").replace(/#.*/s, "");
  return ["qr", ...(path.match(/[\w-]+/g) ?? [])].join("-");
}

/**
 * Black on white in every colour scheme: readers want the border light.
 * @param {Modules} modules
 * @param {string} label
 */
function drawn(modules, label) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: `0 0 ${modules.length} ${modules.length}`, "shape-rendering": "crispEdges", role: "img", "aria-label": label };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  for (const [fill, d] of [["#fff", `M0 0h${modules.length}v${modules.length}H0z`], ["#000", outline(modules)]]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("fill", fill);
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** One rectangle for each run of black modules in a row. @param {Modules} modules */
function outline(modules) {
  const runs = [];
  for (const [y, row] of modules.entries()) {
    for (let x = row.indexOf(true); x >= 0; ) {
      const end = row.indexOf(false, x);
      runs.push(`M${x} ${y}h${end - x}v1h${x - end}z`);
      x = row.indexOf(true, end);
    }
  }
  return runs.join("");
}

/** @param {Modules} modules @param {string} label */
function svgFile(modules, label) {
  const svg = drawn(modules, label);
  const title = document.createElementNS(SVG, "title");
  title.textContent = label;
  svg.prepend(title);
  // Programs that place pictures take the size from here.
  for (const name of ["width", "height"]) svg.setAttribute(name, String(PNG_WIDTH));
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

/** @param {Modules} modules @returns {Promise<Blob>} */
function pngFile(modules) {
  const scale = Math.ceil(PNG_WIDTH / modules.length);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = scale * modules.length;
  const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.scale(scale, scale);
  paper.fillStyle = "#000";
  paper.fill(new Path2D(outline(modules)));
  return new Promise((give) => canvas.toBlob((blob) => give(/** @type {Blob} */ (blob)), "image/png"));
}

/** @param {Blob} file @param {string} name */
function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
