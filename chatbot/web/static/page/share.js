/* Passing an answer on: links that ask a question, and text into the clipboard.
   It refuses to know answers: what is copied is handed to it. */

import { el } from "./dom.js";

const WORDS = {
  refused: "The browser did not let this page copy. The text is selected here: copy it as usual.",
  close: "Close",
};

/* The address of this page that asks these questions, wherever the page is mounted. */
export const linkTo = (questions) => {
  const url = new URL(document.baseURI);
  url.hash = "";
  url.search = new URLSearchParams(questions.map((question) => ["q", question])).toString();
  return url.href;
};

/* At most so many questions in this page's own address, which loses them: a reload asks nothing again. */
export const takeLinked = (most) => {
  const url = new URL(window.location.href);
  const questions = url.searchParams.getAll("q").map((question) => question.trim()).filter(Boolean);
  if (!url.searchParams.has("q")) return [];
  url.searchParams.delete("q");
  window.history.replaceState(window.history.state, "", url.href);
  return questions.slice(0, most);
};

/* True when it is in the clipboard. The focus stays where it was. */
export const toClipboard = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https there is no clipboard API: select and copy the old way.
    const focused = document.activeElement;
    const area = el("textarea", { class: "rc-sr", "aria-hidden": "true", tabindex: "-1", readonly: true });
    area.value = text;
    document.getElementById("rc-page").append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (focused) focused.focus({ preventScroll: true });
    return copied;
  }
};

/* The text to copy by hand, selected, under `place`; what opened it gets the focus back. */
export const byHand = (place, text, opener) => {
  closeByHand();
  const area = el("textarea", { readonly: true, rows: "6" });
  area.value = text;
  const close = el("button", { type: "button", class: "rc-quiet rc-small", "data-do": "close-copy" }, WORDS.close);
  const box = el("div", { id: "rc-by-hand", class: "rc-by-hand" }, el("label", {}, WORDS.refused, area), close);
  box.opener = opener;
  place.append(box);
  area.focus();
  area.select();
};

/* Whether there was one. */
export const closeByHand = () => {
  const box = document.getElementById("rc-by-hand");
  if (!box) return false;
  box.remove();
  if (box.opener.isConnected) box.opener.focus();
  return true;
};
