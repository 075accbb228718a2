/* The page's own behaviour: asks, shows answers as they grow, and says in one sentence what went wrong.
   It builds no markup from text: the server sends answers already escaped; everything else goes in as text. */

import { el, icon } from "./page/dom.js";
import { keep, kept } from "./page/draft.js";
import { WIDE, makePanel } from "./page/panel.js";
import { Failure, call } from "./page/queue.js";
import { byHand, closeByHand, linkTo, takeLinked, toClipboard } from "./page/share.js";

const SLOW_MS = 300;
const VERY_SLOW_MS = 10000;
const TYPING_MS = 400;
const STORED = "rc-session";

const WORDS = {
  looking: "Looking through the résumé…",
  long: "This takes longer than usual. Escape or the Stop button ends it.",
  empty: "Type a question first.",
  kept: " Your question is back in the box.",
  stopped: "Stopped.",
  reloaded: "The page was loaded again before the answer came.",
  copied: "Copied",
  cleared: "Conversation cleared.",
  expired: "The earlier conversation is no longer kept, so this answer starts a new one.",
  gone: "The earlier conversation is no longer kept; the next question starts a new one.",
  updated: "The résumé was read anew meanwhile: this answer is from the new version.",
  updatedAnew: "The résumé was read anew meanwhile: this answer is from the new version and starts a new conversation.",
  notRestored: "The earlier conversation could not be fetched; load the page again to try once more.",
};

let $ = {};
let panel = null;
let session = null;
let running = null; // the turn being answered: {controller, stopped, question}
let follow = true; // keep the newest turn in view until the reader scrolls

// ---------------------------------------------------------------- small tools

const remember = (id) => {
  session = id;
  try {
    if (id) window.sessionStorage.setItem(STORED, id);
    else window.sessionStorage.removeItem(STORED);
  } catch { /* storage may be switched off: the conversation then ends with the page */ }
};

const remembered = () => {
  try { return window.sessionStorage.getItem(STORED); } catch { return null; }
};

let announcing = 0;
const announce = (text) => {
  window.clearTimeout(announcing);
  announcing = window.setTimeout(() => { $.live.textContent = text; }, 250); // a focus move would drown it
};

const plain = (text) => text.replace(/\s?\[\d{1,3}\]/g, "");

// ---------------------------------------------------------------- a turn on the page

const newTurn = (question) => {
  const words = el("span", {}, question);
  const content = el("div", { class: "rc-content" });
  const answer = el("div", { class: "rc-answer" }, el("span", { class: "rc-sr" }, "Answer: "), content);
  const asked = el("h3", { class: "rc-question" }, el("span", { class: "rc-sr" }, "You asked: "), words);
  const node = el("article", { class: "rc-turn" }, asked, answer);
  $.turns.append(node);
  return { node, answer, content };
};

const show = (turn, payload) => {
  turn.answer.dataset.status = payload.status;
  turn.answer.dataset.answer = payload.answer_id;
  turn.answer.dataset.generation = payload.generation;
  turn.content.innerHTML = payload.html; // escaped by the server, word by word: chatbot/web/render.py
};

const tool = (does, name, attributes = {}) =>
  el("button", { type: "button", class: "rc-quiet rc-icon", "data-do": does, "aria-label": name, ...attributes }, icon(attributes["data-verdict"] || does));

const finish = (turn, payload) => {
  const tools = el("div", { class: "rc-tools", role: "group", "aria-label": "This answer" }, tool("copy", "Copy the answer"));
  if ($.page.dataset.feedback === "on") {
    tools.append(
      tool("rate", "This answer helped", { "data-verdict": "up", "aria-pressed": "false" }),
      tool("rate", "This answer did not help", { "data-verdict": "down", "aria-pressed": "false" }),
    );
  }
  turn.node.copied = plain(payload.text);
  if (payload.shared) {
    const link = payload.link.length ? `Ask again: ${linkTo(payload.link)}` : `Ask yourself: ${linkTo([])}`;
    turn.node.shared = `${payload.shared}\n\n${link}`;
    const words = el("span", {}, "Copy with sources");
    tools.append(el("button", { type: "button", class: "rc-quiet rc-small", "data-do": "share" }, icon("share"), words));
  }
  tools.append(el("span", { class: "rc-ack" }));
  turn.answer.append(tools);
  offer(payload.suggestions);
  $.clear.hidden = false;
};

const offer = (questions) => {
  dropOffers();
  if (!questions || !questions.length) return;
  const list = el("ul", { class: "rc-chips" });
  for (const question of questions) {
    list.append(el("li", {}, el("button", { type: "button", class: "rc-chip", "data-question": question }, question)));
  }
  $.turns.append(el("section", { id: "rc-followups", "aria-label": "Questions to go on with" }, list));
};

const dropOffers = () => {
  const offered = document.getElementById("rc-followups");
  if (offered) offered.remove();
};

const toBottom = (turn) => {
  if (!follow) return;
  const top = turn.node.offsetTop - 12;
  const bottom = $.log.scrollHeight - $.log.clientHeight;
  $.log.scrollTo({ top: Math.min(top, bottom), behavior: "auto" });
};

const fail = (turn, question, words) => {
  turn.answer.dataset.status = "failed";
  turn.node.dataset.failed = "yes";
  turn.node.question = question;
  let back = "";
  if (!$.input.value.trim()) {
    fill(question);
    back = WORDS.kept;
  }
  const again = el("button", { type: "button", class: "rc-again", "data-do": "again" }, icon("retry"), "Try again");
  const notice = el("div", { class: "rc-failed", role: "alert" });
  turn.answer.append(notice);
  notice.append(el("p", {}, words + back), again); // after it is in the page, so that it is spoken
};

/* What the reader must know before this answer: that it does not go on from the one above. */
const caution = async (turn, payload, before) => {
  const updated = payload.generation !== $.page.dataset.generation;
  const anew = Boolean(before) && payload.session_id !== before;
  const words = updated ? (anew ? WORDS.updatedAnew : WORDS.updated) : anew ? WORDS.expired : "";
  if (words) turn.node.prepend(el("p", { class: "rc-note" }, words));
  if (updated) await panel.renew().catch(() => { /* its citations then say that the résumé here is older */ });
  return words ? `${words} ` : "";
};

/* True when it was answered. */
const ask = async (raw) => {
  const question = raw.trim();
  problem("");
  if (running) return false;
  if (!question) { problem(WORDS.empty); $.input.focus(); return false; }
  if (length(question) > limit()) { count(); $.input.focus(); return false; }
  for (const failed of $.turns.querySelectorAll('[data-failed="yes"]')) failed.remove();
  if ($.starters) $.starters.hidden = true;
  dropOffers();
  if ($.input.value.trim() === question) fill("");
  follow = true;

  const turn = newTurn(question);
  const controller = new AbortController();
  const mine = { controller, stopped: false, question };
  running = mine;
  save();
  $.page.dataset.busy = "yes";
  $.send.setAttribute("aria-label", "Stop");
  $.send.disabled = false;
  $.log.setAttribute("aria-busy", "true");
  toBottom(turn);
  const looking = el("p", { class: "rc-looking" });
  const waiting = (words) => {
    looking.textContent = words;
    if (!looking.isConnected) turn.answer.append(looking);
    announce(words);
    toBottom(turn);
  };
  const slow = [
    window.setTimeout(() => { waiting(WORDS.looking); }, SLOW_MS),
    window.setTimeout(() => { waiting(WORDS.long); }, VERY_SLOW_MS),
  ];
  const arrived = () => {
    slow.forEach(window.clearTimeout);
    looking.remove();
  };

  const before = session;
  let payload = null;
  let answered = false;
  try {
    await call("turn", [question, session || ""], {
      signal: controller.signal,
      onData: (data) => {
        arrived();
        payload = data;
        if (data.refused) return;
        if (data.session_id !== session && !controller.signal.aborted) remember(data.session_id);
        show(turn, data);
        toBottom(turn);
      },
    });
    if (payload && payload.refused) {
      turn.node.remove();
      if (!$.input.value.trim()) fill(question);
      problem(payload.refused);
    } else if (payload) {
      const note = await caution(turn, payload, before);
      finish(turn, payload);
      const label = turn.content.querySelector(".rc-status");
      announce(`${note}${label ? `${label.textContent}. ` : ""}${plain(payload.text)}`);
      answered = true;
    } else {
      throw new Failure();
    }
  } catch (error) {
    arrived();
    if (mine.stopped) {
      if (turn.node.isConnected) fail(turn, question, WORDS.stopped); // else the conversation was cleared
    } else {
      fail(turn, question, error instanceof Failure ? error.message : new Failure().message);
      if (!(error instanceof Failure)) console.error(error);
    }
  } finally {
    arrived();
    running = null;
    save();
    $.page.dataset.busy = "no";
    $.send.setAttribute("aria-label", "Send");
    $.log.removeAttribute("aria-busy");
    count();
    toBottom(turn);
  }
  return answered;
};

const stop = () => {
  if (!running) return false;
  running.stopped = true;
  running.controller.abort();
  return true;
};

const clear = () => {
  stop();
  const old = session;
  remember(null);
  $.turns.replaceChildren();
  if ($.starters) $.starters.hidden = false;
  $.clear.hidden = true;
  problem("");
  panel.unmark();
  $.input.focus();
  announce(WORDS.cleared);
  if (old) call("forget", [old]).catch(() => { /* it expires by itself */ });
};

// ---------------------------------------------------------------- the box

const limit = () => Number($.page.dataset.maxChars);
const length = (text) => Array.from(text).length;

/* `invalid`: whether it is about what stands in the box. */
const problem = (words, { invalid = true } = {}) => {
  $.problem.textContent = words;
  if (words && invalid) $.input.setAttribute("aria-invalid", "true");
  else $.input.removeAttribute("aria-invalid");
};

const count = () => {
  const left = limit() - length($.input.value.trim());
  const near = left < limit() * 0.15;
  $.count.textContent = !near ? "" : left >= 0 ? `${left} characters left` : `${-left} characters too long`;
  $.count.classList.toggle("rc-over", left < 0);
  $.send.disabled = left < 0 && !running; // while one is answered, it is the Stop button
};

const resize = () => {
  $.input.style.height = "auto";
  $.input.style.height = `${Math.min($.input.scrollHeight, 180)}px`;
  count();
};

const fill = (text) => {
  $.input.value = text;
  resize();
  save();
};

let saving = 0;
const save = () => {
  window.clearTimeout(saving);
  keep($.input.value, running ? running.question : "");
};

// ---------------------------------------------------------------- clicks and keys

const copy = async (button, text) => {
  const turn = button.closest(".rc-turn");
  if (await toClipboard(text)) acknowledge(turn, WORDS.copied);
  else byHand(turn.querySelector(".rc-answer"), text, button);
};

const rate = async (button) => {
  const answer = button.closest(".rc-answer");
  const { verdict } = button.dataset;
  for (const other of answer.querySelectorAll('[data-do="rate"]')) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  let reply;
  try {
    reply = await call("rate", [session || "", answer.dataset.answer, verdict]);
  } catch (error) {
    reply = { kept: false, message: `Not kept: ${error.message}` };
  }
  if (!reply || !reply.kept) button.setAttribute("aria-pressed", "false");
  acknowledge(answer.closest(".rc-turn"), reply ? reply.message : new Failure().message);
};

const acknowledge = (turn, words) => {
  const place = turn.querySelector(".rc-ack");
  place.textContent = words;
  announce(words);
  window.clearTimeout(place.timer);
  place.timer = window.setTimeout(() => { place.textContent = ""; }, 6000);
};

const DOES = {
  copy: (button) => copy(button, button.closest(".rc-turn").copied),
  share: (button) => copy(button, button.closest(".rc-turn").shared),
  rate,
  "close-copy": closeByHand,
  again: (button) => {
    $.input.focus();
    ask(button.closest(".rc-turn").question);
  },
};

const onClick = (event) => {
  const button = event.target.closest("button");
  if (!button || !$.page.contains(button)) return;
  if (button.dataset.marker) panel.cite(button);
  else if (button.dataset.question) { $.input.focus(); ask(button.dataset.question); }
  else if (button.dataset.do) DOES[button.dataset.do](button);
  else if (button === $.clear) clear();
  else if (button === $.open) panel.toggle(button);
  else if (button === $.back) panel.goBack();
  else if (button === $.close) panel.close();
};

const onKey = (event) => {
  if (event.key === "Escape") {
    if (!stop() && !closeByHand()) panel.escape();
    return;
  }
  if (event.target !== $.input || event.key !== "Enter" || event.shiftKey) return;
  if (event.isComposing || event.keyCode === 229) return; // an input method is choosing characters
  event.preventDefault();
  $.form.requestSubmit();
};

// ---------------------------------------------------------------- paper

let opened = [];
const beforePrint = () => {
  opened = Array.from($.page.querySelectorAll("details:not([open])"));
  for (const more of opened) more.open = true;
  $.printed.textContent = `Asked at ${linkTo([])}, printed on ${new Date().toLocaleDateString()}.`;
};
const afterPrint = () => {
  for (const more of opened) more.open = false;
};

// ---------------------------------------------------------------- arriving

/* The messages of the conversation so far; none when there is none, or it is no longer kept. */
const restore = async () => {
  const id = remembered();
  if (!id) return [];
  try {
    const turns = await call("restore", [id]);
    if (running || session) return []; // a question was faster
    if (!turns || !turns.length) {
      remember(null);
      problem(WORDS.gone, { invalid: false });
      return [];
    }
    remember(id);
    if ($.starters) $.starters.hidden = true;
    for (const payload of turns) {
      const turn = newTurn(payload.message);
      show(turn, payload);
      finish(turn, payload);
    }
    $.log.scrollTop = $.log.scrollHeight;
    return turns.map((payload) => payload.message);
  } catch {
    session = session || id; // it may still be kept
    problem(WORDS.notRestored, { invalid: false });
    return [];
  }
};

const arrive = async () => {
  if (document.prerendering) { // a browser may fetch a page that nobody will look at
    await new Promise((seen) => { document.addEventListener("prerenderingchange", seen, { once: true }); });
  }
  const linked = takeLinked(Number($.page.dataset.maxLinked));
  const { typed, asked } = kept();
  if (typed && !$.input.value) fill(typed);
  const earlier = await restore();
  if (asked && !running && earlier.at(-1) !== asked) {
    if ($.starters) $.starters.hidden = true;
    const turn = newTurn(asked);
    fail(turn, asked, WORDS.reloaded);
    toBottom(turn);
  }
  save();
  for (const question of linked) {
    if (running) return;
    if (length(question) > limit() && !$.input.value.trim()) fill(question);
    if (!await ask(question)) return;
  }
};

const start = (page) => {
  $ = { page };
  for (const id of ["log", "turns", "starters", "form", "input", "send", "problem", "count", "clear", "open", "back", "close", "live", "printed"]) {
    $[id] = page.querySelector(`#rc-${id}`);
  }
  panel = makePanel(page, announce);
  page.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  $.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (running) stop();
    else ask($.input.value);
  });
  $.input.addEventListener("input", () => {
    problem("");
    resize();
    window.clearTimeout(saving);
    saving = window.setTimeout(save, TYPING_MS);
  });
  window.addEventListener("pagehide", save);
  window.addEventListener("popstate", save); // another entry of the history holds an older draft
  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);
  for (const kind of ["wheel", "touchmove", "pointerdown"]) {
    $.log.addEventListener(kind, () => { follow = false; }, { passive: true });
  }
  const waiting = document.getElementById("rc-waiting");
  if (waiting) waiting.remove();
  if (WIDE.matches && window.self === window.top) $.input.focus({ preventScroll: true }); // never steal a host page's focus
  page.dataset.ready = "yes";
  resize();
  arrive();
};

const whenThere = (found) => {
  const page = document.getElementById("rc-page");
  if (page) { found(page); return; }
  const watcher = new MutationObserver(() => {
    const late = document.getElementById("rc-page");
    if (late) { watcher.disconnect(); found(late); }
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true });
};

whenThere(start);
