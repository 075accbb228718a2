/* The résumé beside the chat, or over it on small screens: opens at a cited line, marks it, leads back to the
   answer. It marks nothing in a version of the résumé that the answer was not read from. */

import { el } from "./dom.js";
import { call } from "./queue.js";

export const WIDE = window.matchMedia("(min-width: 1000px)");
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

const WORDS = {
  toChat: "Back to the chat",
  toAnswer: "Back to the answer",
  earlier: "This answer was read from an earlier version of the résumé; below is the version of today.",
  later: "The résumé shown below is an earlier version than the answer; load this page again to see the new one.",
};

export const makePanel = (page, announce) => {
  const [chat, panel, scroll, papers, outdated, opener, back, label] =
    ["chat", "panel", "scroll", "papers", "outdated", "open", "back", "back-label"].map((id) => page.querySelector(`#rc-${id}`));
  const header = page.querySelector(".rc-header");
  let citedFrom = null; // the control that opened the panel
  const before = new Set(); // generations of the index whose résumé stood here

  const isOpen = () => page.dataset.panel === "open";

  const setOpen = (open) => {
    page.dataset.panel = open ? "open" : "closed";
    opener.setAttribute("aria-expanded", String(open));
  };

  const asSheet = (on) => {
    // Over the chat on small screens: what lies beneath can then not be reached.
    chat.inert = on;
    header.inert = on;
    panel.setAttribute("role", on ? "dialog" : "complementary");
    if (on) panel.setAttribute("aria-modal", "true");
    else panel.removeAttribute("aria-modal");
  };

  const unmark = () => {
    for (const mark of papers.querySelectorAll("mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    for (const pressed of page.querySelectorAll('[aria-current="true"]')) pressed.removeAttribute("aria-current");
    panel.removeAttribute("aria-describedby");
    page.dataset.cited = "no";
    outdated.hidden = true;
    label.textContent = WORDS.toChat;
  };

  /* Wraps what stands between two offsets of a document in <mark>. Offsets count characters, not UTF-16 units. */
  const mark = (source, start, end) => {
    const marks = [];
    const paper = Array.from(papers.querySelectorAll(".rc-paper")).find((node) => node.dataset.source === source);
    if (!paper) return marks;
    for (const run of paper.querySelectorAll("[data-start]")) {
      const text = run.firstChild;
      if (!text || text.nodeType !== Node.TEXT_NODE) continue;
      const from = Number(run.dataset.start);
      const characters = Array.from(text.data);
      const whole = run.dataset.whole ? Number(run.dataset.whole) : 0;
      const to = whole || from + characters.length;
      if (from >= end || to <= start) continue;
      const first = whole ? 0 : Math.max(0, start - from);
      const last = whole ? characters.length : Math.min(characters.length, end - from);
      const skipped = characters.slice(0, first).join("").length;
      const inside = characters.slice(first, last).join("").length;
      if (!inside) continue;
      const range = document.createRange();
      range.setStart(text, skipped);
      range.setEnd(text, skipped + inside);
      const marked = el("mark", { id: `rc-mark-${marks.length}` });
      range.surroundContents(marked);
      marks.push(marked);
    }
    return marks;
  };

  const open = (from) => {
    citedFrom = from;
    const closed = !isOpen();
    setOpen(true);
    if (WIDE.matches) return;
    asSheet(true);
    if (closed) window.history.pushState({ ...window.history.state, rcPanel: true }, "");
    back.focus({ preventScroll: true });
  };

  const returnTo = (control) => {
    const there = control && control.isConnected ? control : opener;
    there.focus({ preventScroll: true });
    there.scrollIntoView({ block: "nearest" });
  };

  const close = ({ fromHistory = false } = {}) => {
    if (!isOpen()) return;
    setOpen(false);
    asSheet(false);
    returnTo(citedFrom);
    if (!fromHistory && window.history.state && window.history.state.rcPanel) window.history.back();
  };

  /* From the quoted line to the answer it stands under. */
  const goBack = () => {
    if (WIDE.matches) returnTo(citedFrom);
    else close();
  };

  const cite = (control) => {
    unmark();
    const answer = control.closest(".rc-answer");
    const { source, start, end, marker } = control.dataset;
    const same = answer.dataset.generation === page.dataset.generation;
    const marks = same ? mark(source, Number(start), Number(end)) : [];
    page.dataset.cited = "yes";
    label.textContent = WORDS.toAnswer;
    for (const other of answer.querySelectorAll("[data-marker]")) {
      if (other.dataset.marker === marker) other.setAttribute("aria-current", "true");
    }
    if (!same) {
      outdated.textContent = before.has(answer.dataset.generation) ? WORDS.earlier : WORDS.later;
      outdated.hidden = false;
    }
    const described = same ? marks.map((node) => node.id).join(" ") : outdated.id;
    if (described) panel.setAttribute("aria-describedby", described);
    open(control);
    if (!same) {
      scroll.scrollTo({ top: 0, behavior: "auto" });
      announce(outdated.textContent);
    }
    if (!marks.length) return;
    const box = marks[0].getBoundingClientRect();
    const frame = scroll.getBoundingClientRect();
    const top = scroll.scrollTop + box.top - frame.top - frame.height * 0.25;
    scroll.scrollTo({ top, behavior: STILL.matches ? "auto" : "smooth" });
    announce(`In the résumé: ${marks.map((node) => node.textContent).join(" ")}`);
  };

  /* An answer came from another generation of the index than the résumé shown here: shows that one. */
  const renew = async () => {
    const now = await call("resume", []);
    if (now.generation === page.dataset.generation) return;
    unmark();
    before.add(page.dataset.generation);
    page.dataset.generation = now.generation;
    papers.innerHTML = now.html; // escaped by the server, word by word: chatbot/web/panel.py
  };

  const escape = () => {
    if (!isOpen()) return;
    if (!WIDE.matches) { close(); return; }
    if (panel.contains(document.activeElement) && page.dataset.cited === "yes") goBack();
    unmark();
  };

  const fit = () => {
    // A sheet over the chat becomes a column beside it, and the other way round it steps back.
    asSheet(false);
    setOpen(WIDE.matches);
  };

  fit();
  unmark();
  WIDE.addEventListener("change", fit);
  window.addEventListener("popstate", () => { if (!WIDE.matches) close({ fromHistory: true }); });
  if (window.history.state && window.history.state.rcPanel) { // loaded again while it lay over the chat
    window.history.replaceState({ ...window.history.state, rcPanel: false }, "");
  }

  return { cite, close, escape, goBack, renew, unmark, toggle: (from) => (isOpen() ? close() : open(from)) };
};
