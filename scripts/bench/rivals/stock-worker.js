/** Stock Pyodide behind strings. */

import { start } from "./stock.js";

/** @type {string[]} */
const early = [];
self.onmessage = ({ data }) => early.push(data);
const handle = await start(new URL(import.meta.url).search.slice(1));
/** @param {string} text */
const answer = (text) => self.postMessage(handle(text));
self.onmessage = ({ data }) => answer(data);
early.forEach(answer);
