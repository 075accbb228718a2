/* The page's own behaviour: asks over Gradio's queue, shows answers as they grow, marks passages in the résumé.
   It builds no markup from text: the server sends answers already escaped; everything else goes in as text. */
(() => {
  "use strict";

  const SLOW_MS = 300;
  const IDLE_MS = 60000;
  const WIDE = window.matchMedia("(min-width: 1000px)");
  const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
  const STORED = "rc-session";

  const WORDS = {
    looking: "Looking through the résumé…",
    empty: "Type a question first.",
    offline: "You seem to be offline.",
    unreachable: "The server cannot be reached.",
    busy: "Many people are asking right now. Please try again in a few seconds.",
    broken: "Something went wrong on our side.",
    cut: "The connection broke before the answer was complete.",
    slow: "The answer took too long.",
    kept: " Your question is back in the box.",
    stopped: "Stopped.",
    copied: "Copied",
    notCopied: "Could not copy",
    cleared: "Conversation cleared.",
    expired: "The earlier conversation is no longer kept, so this answer starts a new one.",
  };

  let $ = {};
  let session = null;
  let running = null; // the turn being answered: {controller, stopped}
  let citedFrom = null; // the control that opened the panel
  let follow = true; // keep the newest turn in view until the reader scrolls

  // ---------------------------------------------------------------- small tools

  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) node.setAttribute(name, "");
      else if (value !== false && value != null) node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };

  const icon = (path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("class", "rc-svg");
    svg.setAttribute("aria-hidden", "true");
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
    shape.setAttribute("d", path);
    svg.append(shape);
    return svg;
  };

  const ICONS = {
    copy: "M9 9h11v11H9zM15 9V4H4v11h5",
    up: "M7 11v9H4v-9zM7 11l4.5-8c1.7 0 2.6 1.2 2.2 2.9L13 9h5.6c1.3 0 2.2 1.200 1.900 2.500l-1.500 6.500c-.3 1.200-1.200 2-2.400 2H7",
    down: "M17 13V4h3v9zM17 13l-4.500 8c-1.700 0-2.600-1.200-2.200-2.900L11 15H5.400c-1.300 0-2.200-1.200-1.900-2.500L5 6c.3-1.200 1.200-2 2.400-2H17",
    retry: "M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500",
  };

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
    announcing = window.setTimeout(() => { $.live.textContent = text; }, 250);
  };

  // ---------------------------------------------------------------- Gradio's queue over fetch

  class Failure extends Error {
    constructor(words) { super(words); this.name = "Failure"; }
  }

  const endpoint = (name) => new URL(`gradio_api/call/${name}`, document.baseURI).href;

  /* Our own 429 says how long to wait; a proxy's says nothing that a reader could use. */
  const failureOf = async (response) => {
    const { status } = response;
    if (status !== 429 && status !== 503) return new Failure(WORDS.broken);
    const said = await response.json().catch(() => null);
    return new Failure(status === 429 && said && typeof said.error === "string" ? said.error : WORDS.busy);
  };

  /* Calls an endpoint; `onData` gets each value it yields. Resolves with the last one, throws Failure otherwise. */
  const call = async (name, data, { signal, onData = () => {} } = {}) => {
    let last;
    let idle = 0;
    const own = new AbortController();
    const giveUp = () => own.abort();
    if (signal) signal.addEventListener("abort", giveUp);
    let timedOut = false;
    const alive = () => {
      window.clearTimeout(idle);
      idle = window.setTimeout(() => { timedOut = true; own.abort(); }, IDLE_MS);
    };
    try {
      alive();
      const options = { signal: own.signal, credentials: "same-origin" };
      const joined = await fetch(endpoint(name), {
        ...options, method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ data }),
      });
      if (!joined.ok) throw await failureOf(joined);
      const { event_id: id } = await joined.json();
      const response = await fetch(`${endpoint(name)}/${encodeURIComponent(id)}`, options);
      if (!response.ok || !response.body) throw await failureOf(response);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let buffer = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) throw new Failure(WORDS.cut);
        alive();
        buffer += value;
        for (let end = buffer.indexOf("\n\n"); end >= 0; end = buffer.indexOf("\n\n")) {
          const lines = buffer.slice(0, end).split("\n");
          buffer = buffer.slice(end + 2);
          const event = (lines.find((line) => line.startsWith("event: ")) || "").slice(7);
          const body = (lines.find((line) => line.startsWith("data: ")) || "data: null").slice(6);
          if (event === "error") throw new Failure(WORDS.broken);
          if (event !== "generating" && event !== "complete") continue;
          const values = JSON.parse(body);
          if (Array.isArray(values) && values.length && values[0] != null) {
            last = values[0];
            onData(last);
          }
          if (event === "complete") return last;
        }
      }
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (timedOut) throw new Failure(WORDS.slow);
      if (signal && signal.aborted) throw error;
      if (error instanceof SyntaxError) throw new Failure(WORDS.broken);
      throw new Failure(navigator.onLine === false ? WORDS.offline : last ? WORDS.cut : WORDS.unreachable);
    } finally {
      window.clearTimeout(idle);
      if (signal) signal.removeEventListener("abort", giveUp);
      own.abort();
    }
  };

  // ---------------------------------------------------------------- a turn on the page

  const newTurn = (fillQuestion) => {
    const question = el("div", { class: "rc-question" });
    question.append(el("span", { class: "rc-sr" }, "You asked: "));
    const words = el("span");
    fillQuestion(words);
    question.append(words);
    const content = el("div", { class: "rc-content" });
    const answer = el("div", { class: "rc-answer" }, el("span", { class: "rc-sr" }, "Answer: "), content);
    const turn = el("article", { class: "rc-turn" }, question, answer);
    $.turns.append(turn);
    return { node: turn, answer, content };
  };

  const show = (turn, payload) => {
    turn.answer.dataset.status = payload.status;
    turn.answer.dataset.answer = payload.answer_id;
    turn.text = payload.text;
    turn.content.innerHTML = payload.html; // escaped by the server, word by word: chatbot/web/render.py
  };

  const finish = (turn, payload) => {
    const copy = el("button", { type: "button", class: "rc-quiet rc-icon", "data-do": "copy", "aria-label": "Copy the answer" }, icon(ICONS.copy));
    const tools = el("div", { class: "rc-tools", role: "group", "aria-label": "This answer" }, copy);
    if ($.page.dataset.feedback === "on") {
      tools.append(
        el("button", { type: "button", class: "rc-quiet rc-icon", "data-do": "rate", "data-verdict": "up", "aria-pressed": "false", "aria-label": "This answer helped" }, icon(ICONS.up)),
        el("button", { type: "button", class: "rc-quiet rc-icon", "data-do": "rate", "data-verdict": "down", "aria-pressed": "false", "aria-label": "This answer did not help" }, icon(ICONS.down)),
      );
    }
    tools.append(el("span", { class: "rc-ack" }));
    turn.answer.append(tools);
    turn.node.copied = plain(payload.text);
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

  const plain = (text) => text.replace(/\s?\[\d{1,3}\]/g, "");

  const toBottom = (turn) => {
    if (!follow) return;
    const top = turn.node.offsetTop - 12;
    const bottom = $.log.scrollHeight - $.log.clientHeight;
    $.log.scrollTo({ top: Math.min(top, bottom), behavior: "auto" });
  };

  const fail = (turn, question, words) => {
    turn.answer.dataset.status = "failed";
    const again = el("button", { type: "button", class: "rc-again", "data-do": "again" }, icon(ICONS.retry), "Try again");
    turn.node.dataset.failed = "yes";
    turn.node.question = question;
    let kept = "";
    if (!$.input.value.trim()) {
      $.input.value = question;
      resize();
      kept = WORDS.kept;
    }
    const notice = el("div", { class: "rc-failed", role: "alert" });
    turn.answer.append(notice);
    notice.append(el("p", {}, words + kept), again); // after it is in the page, so that it is spoken
  };

  const ask = async (raw) => {
    const question = raw.trim();
    problem("");
    if (running) return;
    if (!question) { problem(WORDS.empty); $.input.focus(); return; }
    if (length(question) > limit()) { count(); $.input.focus(); return; }
    for (const failed of $.turns.querySelectorAll('[data-failed="yes"]')) failed.remove();
    if ($.starters) $.starters.hidden = true;
    dropOffers();
    $.input.value = "";
    resize();
    follow = true;

    const turn = newTurn((words) => { words.textContent = question; });
    const controller = new AbortController();
    const mine = { controller, stopped: false };
    running = mine;
    $.page.dataset.busy = "yes";
    $.send.setAttribute("aria-label", "Stop");
    $.log.setAttribute("aria-busy", "true");
    toBottom(turn);
    const slow = window.setTimeout(() => {
      turn.content.append(el("p", { class: "rc-looking" }, WORDS.looking));
      announce(WORDS.looking);
      toBottom(turn);
    }, SLOW_MS);

    const before = session;
    let payload = null;
    try {
      await call("turn", [question, session || ""], {
        signal: controller.signal,
        onData: (data) => {
          window.clearTimeout(slow);
          payload = data;
          if (data.refused) return;
          if (data.session_id !== session && !controller.signal.aborted) remember(data.session_id);
          show(turn, data);
          toBottom(turn);
        },
      });
      if (payload && payload.refused) {
        turn.node.remove();
        $.input.value = question;
        resize();
        problem(payload.refused);
      } else if (payload) {
        if (before && payload.session_id !== before) {
          turn.node.prepend(el("p", { class: "rc-note" }, WORDS.expired));
        }
        finish(turn, payload);
        const label = turn.content.querySelector(".rc-status");
        announce(`${label ? label.textContent + ". " : ""}${plain(payload.text)}`);
      } else {
        throw new Failure(WORDS.cut);
      }
    } catch (error) {
      window.clearTimeout(slow);
      const looking = turn.content.querySelector(".rc-looking");
      if (looking) looking.remove();
      if (mine.stopped) {
        if (turn.node.isConnected) fail(turn, question, WORDS.stopped); // else the conversation was cleared
      } else {
        fail(turn, question, error instanceof Failure ? error.message : WORDS.broken);
        if (!(error instanceof Failure)) console.error(error);
      }
    } finally {
      window.clearTimeout(slow);
      running = null;
      $.page.dataset.busy = "no";
      $.send.setAttribute("aria-label", "Send");
      $.log.removeAttribute("aria-busy");
      toBottom(turn);
    }
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
    unmark();
    $.input.focus();
    announce(WORDS.cleared);
    if (old) call("forget", [old]).catch(() => { /* it expires by itself */ });
  };

  // ---------------------------------------------------------------- the box

  const limit = () => Number($.page.dataset.maxChars);
  const length = (text) => Array.from(text).length;

  const problem = (words) => {
    $.problem.textContent = words;
    $.input.toggleAttribute("aria-invalid", Boolean(words));
    if (words) $.input.setAttribute("aria-invalid", "true");
  };

  const count = () => {
    const left = limit() - length($.input.value.trim());
    const near = left < limit() * 0.15;
    $.count.textContent = !near ? "" : left >= 0 ? `${left} characters left` : `${-left} characters too long`;
    $.count.classList.toggle("rc-over", left < 0);
    $.send.disabled = left < 0;
  };

  const resize = () => {
    $.input.style.height = "auto";
    $.input.style.height = `${Math.min($.input.scrollHeight, 180)}px`;
    count();
  };

  // ---------------------------------------------------------------- the résumé beside the chat

  const unmark = () => {
    for (const mark of $.scroll.querySelectorAll("mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    for (const pressed of $.page.querySelectorAll('[aria-current="true"]')) pressed.removeAttribute("aria-current");
  };

  /* Wraps what stands between two offsets of a document in <mark>. Offsets count characters, not UTF-16 units. */
  const mark = (source, start, end) => {
    const marks = [];
    const paper = Array.from($.scroll.querySelectorAll(".rc-paper")).find((node) => node.dataset.source === source);
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
      const before = characters.slice(0, first).join("").length;
      const inside = characters.slice(first, last).join("").length;
      if (!inside) continue;
      const range = document.createRange();
      range.setStart(text, before);
      range.setEnd(text, before + inside);
      const marked = el("mark");
      range.surroundContents(marked);
      marks.push(marked);
    }
    return marks;
  };

  const openPanel = (from) => {
    citedFrom = from || document.activeElement;
    const closed = $.page.dataset.panel !== "open";
    $.page.dataset.panel = "open";
    $.open.setAttribute("aria-expanded", "true");
    if (!WIDE.matches) {
      asSheet(true);
      if (closed) window.history.pushState({ rcPanel: true }, "");
      $.back.focus({ preventScroll: true });
    }
  };

  const asSheet = (on) => {
    // Over the chat on small screens: what lies beneath can then not be reached.
    $.chat.inert = on;
    $.header.inert = on;
    if (on) {
      $.panel.setAttribute("role", "dialog");
      $.panel.setAttribute("aria-modal", "true");
    } else {
      $.panel.setAttribute("role", "complementary");
      $.panel.removeAttribute("aria-modal");
    }
  };

  const closePanel = ({ fromHistory = false } = {}) => {
    if ($.page.dataset.panel !== "open") return;
    $.page.dataset.panel = "closed";
    $.open.setAttribute("aria-expanded", "false");
    asSheet(false);
    const back = citedFrom && citedFrom.isConnected ? citedFrom : $.open;
    back.focus({ preventScroll: true });
    if (!fromHistory && window.history.state && window.history.state.rcPanel) window.history.back();
  };

  const cite = (control) => {
    unmark();
    const { source, start, end, marker } = control.dataset;
    const marks = mark(source, Number(start), Number(end));
    openPanel(control);
    for (const same of control.closest(".rc-answer").querySelectorAll("[data-marker]")) {
      if (same.dataset.marker === marker) same.setAttribute("aria-current", "true");
    }
    if (!marks.length) return;
    const box = marks[0].getBoundingClientRect();
    const frame = $.scroll.getBoundingClientRect();
    const top = $.scroll.scrollTop + box.top - frame.top - frame.height * 0.25;
    $.scroll.scrollTo({ top, behavior: STILL.matches ? "auto" : "smooth" });
    announce(`In the résumé: ${marks.map((node) => node.textContent).join(" ")}`);
  };

  // ---------------------------------------------------------------- clicks and keys

  const copy = async (button) => {
    const turn = button.closest(".rc-turn");
    let words = WORDS.copied;
    try {
      await navigator.clipboard.writeText(turn.copied);
    } catch {
      // Without https there is no clipboard API: select and copy the old way.
      const area = el("textarea", { class: "rc-sr", "aria-hidden": "true", tabindex: "-1" });
      area.value = turn.copied;
      turn.append(area);
      area.select();
      if (!document.execCommand("copy")) words = WORDS.notCopied;
      area.remove();
      button.focus();
    }
    acknowledge(turn, words);
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
    acknowledge(answer.closest(".rc-turn"), reply ? reply.message : WORDS.broken);
  };

  const acknowledge = (turn, words) => {
    const place = turn.querySelector(".rc-ack");
    place.textContent = words;
    announce(words);
    window.clearTimeout(place.timer);
    place.timer = window.setTimeout(() => { place.textContent = ""; }, 6000);
  };

  const onClick = (event) => {
    const button = event.target.closest("button");
    if (!button || !$.page.contains(button)) return;
    if (button.dataset.marker) cite(button);
    else if (button.dataset.question) { $.input.focus(); ask(button.dataset.question); }
    else if (button.dataset.do === "copy") copy(button);
    else if (button.dataset.do === "rate") rate(button);
    else if (button.dataset.do === "again") {
      const { question } = button.closest(".rc-turn");
      if ($.input.value.trim() === question) { $.input.value = ""; resize(); }
      $.input.focus();
      ask(question);
    }
    else if (button === $.clear) clear();
    else if (button === $.open) { if ($.page.dataset.panel === "open") closePanel(); else openPanel(button); }
    else if (button === $.back || button === $.close) closePanel();
  };

  const onKey = (event) => {
    if (event.key === "Escape") {
      if (stop()) return;
      if (!WIDE.matches && $.page.dataset.panel === "open") closePanel();
      else unmark();
      return;
    }
    if (event.target !== $.input || event.key !== "Enter" || event.shiftKey) return;
    if (event.isComposing || event.keyCode === 229) return; // an input method is choosing characters
    event.preventDefault();
    $.form.requestSubmit();
  };

  const restore = async () => {
    const id = remembered();
    if (!id) return;
    try {
      const turns = await call("restore", [id]);
      if (running || session) return; // a question was faster
      if (!turns || !turns.length) { remember(null); return; }
      remember(id);
      if ($.starters) $.starters.hidden = true;
      for (const payload of turns) {
        const turn = newTurn((words) => { words.innerHTML = payload.question; }); // escaped by the server
        show(turn, payload);
        finish(turn, payload);
      }
      $.log.scrollTop = $.log.scrollHeight;
    } catch { /* the page simply starts anew */ }
  };

  const start = (page) => {
    const byId = (id) => page.querySelector(`#rc-${id}`);
    $ = { page, header: page.querySelector(".rc-header") };
    for (const id of ["chat", "log", "turns", "starters", "form", "input", "send", "problem", "count", "clear", "open", "panel", "back", "close", "scroll", "live"]) {
      $[id] = byId(id);
    }
    page.dataset.panel = WIDE.matches ? "open" : "closed";
    $.open.setAttribute("aria-expanded", String(WIDE.matches));
    page.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
    $.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (running) stop();
      else ask($.input.value);
    });
    $.input.addEventListener("input", () => { problem(""); resize(); });
    for (const kind of ["wheel", "touchmove", "pointerdown"]) {
      $.log.addEventListener(kind, () => { follow = false; }, { passive: true });
    }
    window.addEventListener("popstate", () => { if (!WIDE.matches) closePanel({ fromHistory: true }); });
    WIDE.addEventListener("change", () => {
      // A sheet over the chat becomes a column beside it, and the other way round it steps back.
      asSheet(false);
      page.dataset.panel = WIDE.matches ? "open" : "closed";
      $.open.setAttribute("aria-expanded", String(WIDE.matches));
    });
    const waiting = document.getElementById("rc-waiting");
    if (waiting) waiting.remove();
    if (WIDE.matches && window.self === window.top) $.input.focus({ preventScroll: true }); // never steal a host page's focus
    page.dataset.ready = "yes";
    resize();
    restore();
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
})();
