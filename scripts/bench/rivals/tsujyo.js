/** 通常枠 by hand in JavaScript: how fast a page could be that is written for this one frame alone. */

/**
 * @typedef {{size?: string, near_minimum_wage?: boolean, business_processes?: number, general_process?: boolean,
 *   tax?: string, software_purchase?: number, cloud_monthly?: number, cloud_months?: number, options?: number,
 *   consulting?: number, setup?: number, support?: number}} Case
 * @typedef {{status: string, subsidy: number, eligible_cost: number, own_payment: number}} Answer
 */

/**
 * @param {Case} asked  amounts up to 999,999,999,999, of which every product here is exact in a double
 * @returns {Answer}
 */
export function tsujyo(asked) {
  /** @param {number} [yen] */
  const net = (yen = 0) => (asked.tax === "included" ? Math.floor((yen * 10) / 11) : yen);
  const processes = asked.business_processes ?? 0;
  const months = asked.cloud_months ?? 24;
  const purchase = net(asked.software_purchase);
  const monthly = net(asked.cloud_monthly);
  const options = net(asked.options);
  const services = net(asked.consulting) + net(asked.setup) + net(asked.support);
  const software = purchase + monthly * Math.min(months, 24);
  const eligible_cost = software ? software + options + Math.min(services, 2_000_000) : 0;
  const expense = purchase + monthly * months + options + services;

  const fundable = (asked.size === "sme" || asked.size === "small") && software > 0 && processes >= 1;
  const kinds = processes + (asked.general_process && processes >= 1 ? 1 : 0);
  const computed = Math.floor((eligible_cost * (asked.near_minimum_wage ? 4 : 3)) / 6);
  let subsidy = 0;
  if (fundable && kinds >= 4 && computed >= 1_500_000) subsidy = Math.min(computed, 4_500_000);
  else if (fundable && computed >= 50_000) subsidy = Math.min(computed, 1_499_999);
  return { status: subsidy ? "eligible" : "ineligible", subsidy, eligible_cost, own_payment: expense - subsidy };
}
