/** Pyodide as it is published: its own library and lock, the calculator's wheel as it is built, the documented calls. */

const HERE = new URL("../stock/", import.meta.url).href;

/** @param {string} wheel  the wheel's file name @returns {Promise<(text: string) => string>} */
export async function start(wheel) {
  const { loadPyodide } = await import(`${HERE}pyodide.mjs`);
  const python = await loadPyodide({ indexURL: HERE });
  await python.loadPackage(HERE + wheel, { messageCallback: () => {} });
  return python.pyimport("calculator.web").handle;
}

/** @param {Record<string, string>} inputs */
export function request(inputs) {
  return JSON.stringify({ program: "it-2025", frame: "tsujyo", inputs: told(inputs) });
}

/** @param {Record<string, string>} inputs */
function told(inputs) {
  const yesno = Object.entries(inputs).map(([name, value]) => [name, { yes: true, no: false }[value] ?? value]);
  return Object.fromEntries(yesno);
}
