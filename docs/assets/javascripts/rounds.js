/** Which rounds are past is told by the reader's own date: in rows, in plans, in results. The words stand in the page. */

// To ask for a zone by name would load every zone there is while the page starts.
const JAPAN = 9 * 3_600_000;

/** The reader's moment as it is in Japan, written like a deadline: 2026-01-07 17:00. */
const inJapan = () => new Date(Date.now() + JAPAN).toISOString().slice(0, 16).replace("T", " ");

/** @param {ParentNode} root @param {string} selector */
const all = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/** Of some marks the one that is true is shown. @param {HTMLElement[]} marks @param {string} state */
function showOne(marks, state) {
  for (const mark of marks) mark.hidden = mark.dataset.mark !== state;
}

/** @param {HTMLElement} part @param {string} now */
function mark(part, now) {
  const rounds = all(part, "[data-until]");
  const next = rounds.find((round) => now <= (round.dataset.until ?? ""));
  for (const round of rounds) {
    const past = now > (round.dataset.until ?? "");
    round.dataset.round = past ? "past" : round === next ? "next" : "later";
    showOne(all(round, "[data-mark]"), round.dataset.round);
  }
  showOne(all(part, ":scope > [data-mark]"), next ? "open" : "over");
  return next ?? rounds.at(-1);
}

/** The plan that the address names, which may be none. @param {HTMLElement} part */
const asked = (part) => all(part, "details").find((plan) => location.hash === `#${plan.id}`);

/**
 * Of the plans one is open: the one that is asked for, else that of the next round. The theme opens all for the printer:
 * what is marked as chosen is what stands on paper.
 * @param {HTMLElement} part
 * @param {HTMLElement | undefined} round
 */
function unfold(part, round) {
  const plan = asked(part) ?? round;
  for (const each of /** @type {HTMLDetailsElement[]} */ (all(part, "details"))) {
    each.open = each === plan;
    each.toggleAttribute("data-chosen", each.open);
  }
}

/** Who opens a plan can pass its address on, and finds it open again. @param {Event} event */
function keep({ target }) {
  const found = target instanceof Element && target.closest("summary")?.closest("[data-plans] details");
  const plan = /** @type {HTMLDetailsElement | null | undefined | false} */ (found);
  if (!plan) return;
  plan.toggleAttribute("data-chosen", !plan.open);
  if (plan.open) return;
  history.replaceState(history.state, "", `${location.pathname}${location.search}#${plan.id}`);
}

document.addEventListener("click", keep);
addEventListener("hashchange", () => {
  for (const part of all(document, "[data-plans]")) if (asked(part)) unfold(part, undefined);
});

/** Mark everything below `root`. @param {ParentNode} root */
export function showRounds(root) {
  const now = inJapan();
  for (const part of all(root, "[data-after]")) part.hidden = now <= (part.dataset.after ?? "");
  for (const part of all(root, "[data-rounds]")) {
    const round = mark(part, now);
    if (part.matches("[data-plans]")) unfold(part, round);
  }
}
