/**
 * Mends two habits of the theme: single letters that jump away from a half-filled form, and buttons made of labels
 * that answer to a mouse alone. And opens the search from within a page.
 */

/** Letters on which the theme opens its search or goes to another page. */
const LETTERS = new Set(["f", "s", "/", "p", "n", ",", "."]);

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  // The theme listens on window, one step further out than document.
  if (LETTERS.has(event.key) && !target.closest(".md-search")) event.stopPropagation();
  // Enter is the theme's own; a space presses a button too.
  if (event.key === " " && target instanceof HTMLLabelElement) {
    event.preventDefault();
    target.click();
  }
});

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element && target.closest("[data-open-search]"))) return;
  // The theme opens its search when the field gets the focus.
  const field = document.querySelector("[data-md-component=search-query]");
  if (field instanceof HTMLElement) field.focus();
});
