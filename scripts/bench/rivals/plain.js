/** The rival in plain JavaScript: the whole calculation on the page's own thread. */

import { start, typed } from "./page.js";
import { tsujyo } from "./tsujyo.js";

const AMOUNTS = ["software_purchase", "cloud_monthly", "cloud_months", "options", "consulting", "setup", "support"];

start(() => {
  const fields = typed();
  /** @type {Record<string, unknown>} */
  const asked = { ...fields };
  for (const name of [...AMOUNTS, "business_processes"]) if (fields[name]) asked[name] = Number(fields[name]);
  for (const name of ["near_minimum_wage", "general_process"]) asked[name] = fields[name] === "yes";
  return tsujyo(asked);
});
