/** The rival with stock Pyodide in a worker. */

import { start, typed } from "./page.js";
import { request } from "./stock.js";

const worker = new Worker(new URL(`stock-worker.js${new URL(import.meta.url).search}`, import.meta.url), { type: "module" });

start(
  () =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(JSON.parse(data));
      worker.postMessage(request(typed()));
    }),
);
