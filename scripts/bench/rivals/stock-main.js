/** The rival with stock Pyodide on the page's own thread. */

import { start as begin, typed } from "./page.js";
import { request, start } from "./stock.js";

const handle = start(new URL(import.meta.url).search.slice(1));
begin(async () => JSON.parse((await handle)(request(typed()))));
