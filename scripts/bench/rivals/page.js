/** The least that a calculator's page does: fill the form from the link, ask, show the two amounts, follow the typing. */

/** @typedef {{status: string, subsidy: number | null, own_payment: number | null}} Shown */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-frame]"));
const status = /** @type {HTMLElement} */ (form.querySelector("[data-status]"));

/** What the form holds, as it stands in its fields. @returns {Record<string, string>} */
export function typed() {
  const fields = Array.from(new FormData(form)).filter(([, value]) => value);
  return /** @type {Record<string, string>} */ (Object.fromEntries(fields));
}

/** @param {"subsidy" | "own_payment"} name @param {number | null} yen */
function show(name, yen) {
  const output = /** @type {HTMLOutputElement} */ (form.querySelector(`output[data-value=${name}]`));
  output.dataset.yen = yen === null ? "" : String(yen);
  output.textContent = yen === null ? "" : `${yen.toLocaleString("ja-JP")}円`;
  output.hidden = false;
}

/** @param {() => Shown | Promise<Shown>} ask */
async function update(ask) {
  status.setAttribute("aria-busy", "true");
  const asked = ask();
  const answer = asked instanceof Promise ? await asked : asked;
  show("subsidy", answer.subsidy);
  show("own_payment", answer.own_payment);
  status.dataset.status = answer.status;
  status.setAttribute("aria-busy", "false");
}

/** @param {() => Shown | Promise<Shown>} ask */
export function start(ask) {
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = /** @type {RadioNodeList | HTMLInputElement | null} */ (form.elements.namedItem(name));
    if (field) field.value = value;
  }
  form.addEventListener("input", () => update(ask));
  form.addEventListener("submit", (event) => event.preventDefault());
  update(ask);
}
