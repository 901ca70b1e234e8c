/**
 * The worker that Material's search box talks to, in Material's messages; the searching itself is in search.js.
 * It is started as a classic worker, hence the import inside.
 */
{
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

  /** Nothing is fetched before the search is opened. @type {Promise<typeof import("./search.js")> | null} */
  let engine = null;

  /** A search without its synonyms is still a search. @type {Promise<string[][]>} */
  let synonyms = Promise.resolve([]);

  /** @type {Promise<import("./search.js").Entry[]>} */
  let entries = Promise.resolve([]);

  /**
   * @param {{type: number, data: any}} message
   */
  const answer = async ({ type, data }) => {
    const { index, search } = await (engine ??= import("./search.js"));
    if (type === SETUP) {
      synonyms = fetch(new URL("search-words.json", self.location.href))
        .then((answer) => answer.json())
        .catch(() => []);
      entries = Promise.resolve(index(data.docs));
      return { type: READY };
    }
    const items = data.trim() ? search(await entries, data, await synonyms) : [];
    return type === QUERY ? { type: RESULT, data: { items } } : null;
  };

  self.addEventListener("message", async (event) => self.postMessage(await answer(event.data)));
}
