/* What a visitor typed or asked and has no answer to yet, kept over a reload in the entry of the tab's history:
   nothing is put into storage before the first question, and nothing of it leaves the tab. */

const KEY = "rcDraft";

/* `typed`: what stands in the box; `asked`: the question that is being answered, or "". */
export const keep = (typed, asked) => {
  try {
    window.history.replaceState({ ...window.history.state, [KEY]: { typed, asked } }, "");
  } catch { /* a browser may refuse many in a row; the next one will do */ }
};

export const kept = () => ({ typed: "", asked: "", ...(window.history.state || {})[KEY] });
