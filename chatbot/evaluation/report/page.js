// The questions of the report: a row each, opened into its parts when asked for, filtered, the filter kept in the
// address. Everything in DATA is untrusted: it is only ever set as text, never as markup.
"use strict";
(() => {
  const DATA = JSON.parse(document.getElementById("data").textContent);
  const WORDS = new Map(DATA.outcomes);
  const form = document.getElementById("filter");
  const list = document.getElementById("list");
  const count = document.querySelector(".count");
  const opener = document.getElementById("open");
  const chips = form.querySelector(".chips");
  const rowTemplate = document.getElementById("row");
  const chosen = new Set();
  const rows = [];

  const make = (tag, className, ...inside) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside.filter((part) => part !== null && part !== undefined));
    return element;
  };
  const block = (title, ...inside) => make("div", "block", make("h3", "", title), ...inside);
  const text = (words, className = "text") => {
    const element = make("p", className, words);
    element.dir = "auto";
    return element;
  };
  const pieces = (parts, label) => {
    const place = make("div", "place", ...parts.map(([words, marked]) => (marked ? make("mark", "", words) : words)));
    place.dir = "auto";
    place.tabIndex = 0; // it may scroll
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", label);
    return place;
  };

  // -------------------------------------------------------------- one question, opened

  const LONG = 700; // signs of an answer that is shown whole

  // A long answer shows its beginning; what is focused inside it is never out of sight.
  const folded = (line) => {
    if (line.textContent.length <= LONG) return [line];
    line.classList.add("clamped");
    const more = make("button", "quiet more", "Show the whole answer");
    more.type = "button";
    more.setAttribute("aria-expanded", "false");
    const open = (wanted) => {
      line.classList.toggle("clamped", !wanted);
      more.setAttribute("aria-expanded", String(wanted));
      more.textContent = wanted ? "Show less of it" : "Show the whole answer";
    };
    more.addEventListener("click", () => open(line.classList.contains("clamped")));
    line.addEventListener("focusin", () => open(true));
    return [line, more];
  };

  const answerText = (attempt, base) => {
    const known = new Set((attempt.citations || []).map((cited) => cited.marker));
    const line = text("", "text answer");
    for (const part of attempt.answer.split(/(\[\d+\])/)) {
      const marker = /^\[(\d+)\]$/.exec(part);
      if (!marker || attempt.citations === null) {
        line.append(part);
      } else if (known.has(Number(marker[1]))) {
        const jump = make("a", "", part);
        jump.href = `#${base}-${marker[1]}`;
        jump.setAttribute("aria-label", `citation ${marker[1]}`);
        jump.addEventListener("click", (event) => {
          event.preventDefault(); // the address keeps the filter
          const target = document.getElementById(`${base}-${marker[1]}`);
          target.scrollIntoView({ block: "nearest" });
          target.querySelector(".place").focus();
        });
        line.append(jump);
      } else {
        const broken = make("span", "broken-marker", part, make("span", "sr", " (leads nowhere)"));
        broken.title = "This marker leads to no citation";
        line.append(broken);
      }
    }
    return line;
  };

  const isExpression = (words) => words.length > 2 && words.startsWith("/") && words.endsWith("/");
  const pattern = (words) => (isExpression(words) ? make("code", "", words) : words);
  const joined = (patterns) => patterns.flatMap((words, number) => (number ? [make("span", "or", " or "), pattern(words)] : [pattern(words)]));
  const READABLE = 60; // signs of an expression that is shown without being asked for
  const anyOf = (patterns) => {
    const hard = patterns.filter((words) => isExpression(words) && words.length > READABLE);
    const easy = patterns.filter((words) => !hard.includes(words));
    if (!hard.length) return joined(easy);
    const which = `${hard.length} ${hard.length === 1 ? "pattern" : "patterns"}`;
    return [...joined(easy), make("details", "hard", make("summary", "", easy.length ? `or ${which}` : which), ...joined(hard))];
  };

  const factList = (item, met) =>
    make("ul", "facts", ...item.facts.map(([patterns, required], number) => {
      const state = met ? met[number] : null;
      const said = state === true ? "said: " : state === false && required ? "not said: " : "";
      const className = state === true ? "met" : state === false && required ? "unmet" : "";
      return make("li", className, said ? make("span", "sr", said) : null, ...anyOf(patterns), required ? null : make("small", "", " (not required)"));
    }));

  const citationList = (attempt, base) =>
    make("ol", "places", ...attempt.citations.map((cited) => {
      const note = make("span", "source", cited.source || "source not told");
      if (cited.verbatim === false) note.append(" ", make("b", "", "not verbatim in its source"));
      const entry = make("li", "", make("span", "number", `[${cited.marker}]`), pieces(cited.pieces, `Citation ${cited.marker}`), note);
      entry.id = `${base}-${cited.marker}`;
      return entry;
    }));

  const retrievedList = (attempt) =>
    make("ol", "places gold", ...attempt.retrieved.map((number, rank) => {
      const passage = DATA.passages[number];
      const note = make("span", "source", passage.source);
      if (passage.gold) note.append(" ", make("span", "holds", "holds gold evidence"));
      return make("li", "", make("span", "number", String(rank + 1)), pieces(passage.pieces, `Passage ${rank + 1}`), note);
    }));

  const attemptPart = (item, attempt, number, base) => {
    const part = make("div", "attempt");
    if (item.attempts.length > 1) {
      part.append(make("p", "told", `Attempt ${number + 1} of ${item.attempts.length} `, make("span", `pill ${attempt.outcome}`, WORDS.get(attempt.outcome))));
    }
    const answer = attempt.error ? block("No answer came", text(attempt.error))
      : attempt.answer === undefined ? block("Answer", text("not kept", "none"))
      : block("Answer", ...(attempt.answer ? folded(answerText(attempt, base)) : [text("an empty answer", "none")]));
    if (attempt.told && attempt.told.length) answer.append(make("p", "told", attempt.told.join(" · ")));
    part.append(make("p", "because", make("b", "", `${WORDS.get(attempt.outcome)}: `), attempt.reason), answer);
    if (item.facts.length) part.append(block("Facts it should say", factList(item, attempt.met)));
    if (attempt.citations) {
      part.append(attempt.citations.length ? block("Citations in their source", citationList(attempt, base)) : block("Citations", text("none", "none")));
    }
    return part;
  };

  const lastPart = (item, attempt, number) => {
    const part = make("div", "attempt");
    if (attempt.retrieved) {
      const holding = attempt.retrieved.filter((passage) => DATA.passages[passage].gold).length;
      const which = item.attempts.length > 1 ? `Attempt ${number + 1}: ` : "";
      const about = item.gold.length ? `, ${holding} with gold evidence` : "";
      const used = attempt.used === null ? "" : attempt.used ? `, ${attempt.used} cited` : ", none of them cited: the answer rests on other lines";
      const fold = make("details", "", make("summary", "", `${which}${attempt.retrieved.length} ${attempt.retrieved.length === 1 ? "passage" : "passages"} found by search, best first${about}${used}`), retrievedList(attempt));
      fold.open = item.attempts.length === 1;
      part.append(make("div", "block", attempt.retrieved.length ? fold : text(`${which}nothing was searched for, or nothing found`, "none")));
    } else if (attempt.answer !== undefined) {
      part.append(make("div", "block", text("This system does not tell whether it searched, nor what it found.", "none")));
    }
    if (attempt.values.length) {
      part.append(block("Metrics of this answer", make("p", "values", ...attempt.values.map(([name, value]) => make("span", "", `${name} ${value}`)))));
    }
    return part;
  };

  const fill = (row) => {
    if (row.filled) return;
    row.filled = true;
    const { item } = row;
    const tags = [item.mustPass ? make("span", "tag must", "must pass") : null, item.draft ? make("span", "tag", "draft") : null,
      make("span", "tag", item.answerability), ...item.tags.map((tag) => make("span", "tag", tag))];
    if (item.was) tags.unshift(make("span", "tag", `was ${WORDS.get(item.was)}`));
    const left = make("div", "");
    const right = make("div", "");
    if (item.saidBefore) left.append(block(`Answer before: ${WORDS.get(item.was)}`, ...folded(text(item.saidBefore))));
    if (item.turns.length) {
      left.append(block("Earlier in the conversation", make("div", "turns", ...item.turns.map(([role, words]) => text(`${role === "user" ? "Visitor" : "Assistant"}: ${words}`)))));
    }
    right.append(block("Right answer", item.reference ? text(item.reference) : text("the résumé does not say", "none")));
    if (item.forbidden.length) right.append(block("Wrong if it says", make("ul", "facts", ...item.forbidden.map((words) => make("li", "", ...anyOf([words]))))));
    if (item.gold.length) {
      right.append(block("Gold evidence", make("ol", "places gold", ...item.gold.map((span, number) =>
        make("li", "", make("span", "number", String(number + 1)), pieces(span.pieces, `Gold evidence ${number + 1}`), make("span", "source", span.source))))));
    }
    item.attempts.forEach((attempt, number) => {
      left.append(attemptPart(item, attempt, number, `c${row.number}-${number}`));
      right.append(lastPart(item, attempt, number));
    });
    row.element.querySelector(".body").append(make("div", "tags", ...tags), make("div", "columns", left, right));
  };

  // -------------------------------------------------------------- the rows

  const fold = (words) => words.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  DATA.items.forEach((item, number) => {
    const element = rowTemplate.content.firstElementChild.cloneNode(true);
    const pill = element.querySelector(".pill");
    pill.classList.add(item.outcome);
    pill.textContent = WORDS.get(item.outcome);
    element.querySelector(".question").textContent = item.question;
    for (const [role, words] of [...item.turns].reverse()) {
      if (role !== "user") continue;
      const before = make("span", "before", `after “${words}”`);
      before.dir = "auto";
      element.querySelector(".asked").prepend(before);
    }
    element.querySelector(".about").textContent = [item.regressed ? "got worse" : "", item.mustPass ? "must pass" : "", item.kind, item.set, item.id].filter(Boolean).join(" · ");
    const words = [item.id, item.question, ...item.turns.map((turn) => turn[1]), item.reference, ...item.tags, ...item.attempts.map((attempt) => attempt.answer || attempt.error || "")];
    const row = { item, element, number, filled: false, words: fold(words.join("\n")) };
    element.addEventListener("toggle", () => element.open && fill(row));
    rows.push(row);
  });
  list.append(...rows.map((row) => row.element));

  // -------------------------------------------------------------- the filter

  const state = () => ({ kind: form.elements.kind.value, set: form.elements.set.value, q: form.elements.q.value.trim() });
  const fits = (row, wanted, without) =>
    (without === "outcome" || !chosen.size || chosen.has(row.item.outcome)) &&
    (without === "kind" || !wanted.kind || row.item.kind === wanted.kind) &&
    (without === "set" || !wanted.set || row.item.set === wanted.set) &&
    wanted.terms.every((term) => row.words.includes(term));

  for (const [outcome, word] of DATA.outcomes) {
    const swatch = make("span", `swatch ${outcome}`);
    swatch.setAttribute("aria-hidden", "true");
    const chip = make("button", "", swatch, word, make("span", "number", ""));
    chip.type = "button";
    chip.dataset.outcome = outcome;
    chip.setAttribute("aria-pressed", "false");
    chip.addEventListener("click", () => {
      if (!chosen.delete(outcome)) chosen.add(outcome);
      apply();
    });
    chips.append(chip);
  }
  for (const key of ["kind", "set"]) {
    for (const value of [...new Set(rows.map((row) => row.item[key]))].sort()) {
      const option = make("option", "", value);
      option.value = value;
      form.elements[key].append(option);
    }
  }

  function apply(keep = true) {
    const wanted = state();
    wanted.terms = fold(wanted.q).split(/\s+/).filter(Boolean);
    let shown = 0;
    const tally = { outcome: new Map(), kind: new Map(), set: new Map() };
    for (const row of rows) {
      for (const key of Object.keys(tally)) {
        if (fits(row, wanted, key)) tally[key].set(row.item[key], (tally[key].get(row.item[key]) || 0) + 1);
      }
      const fit = fits(row, wanted, "");
      row.element.hidden = !fit;
      shown += fit;
    }
    for (const chip of chips.querySelectorAll("button")) {
      chip.setAttribute("aria-pressed", String(chosen.has(chip.dataset.outcome)));
      chip.querySelector(".number").textContent = tally.outcome.get(chip.dataset.outcome) || 0;
    }
    for (const key of ["kind", "set"]) {
      for (const option of form.elements[key].options) {
        if (option.value) option.textContent = `${option.value} (${tally[key].get(option.value) || 0})`;
      }
    }
    count.textContent = `${shown} of ${rows.length} questions shown`;
    opener.hidden = !shown;
    if (keep) remember(wanted);
  }

  function remember(wanted) {
    const kept = new URLSearchParams();
    if (chosen.size) kept.set("outcome", [...chosen].join(","));
    for (const key of ["kind", "set", "q"]) if (wanted[key]) kept.set(key, wanted[key]);
    const hash = kept.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  function recall() {
    const kept = new URLSearchParams(location.hash.slice(1));
    const wanted = kept.get("item");
    if (wanted === null && location.hash && !["outcome", "kind", "set", "q"].some((key) => kept.has(key))) return false; // a link inside the page
    chosen.clear();
    for (const outcome of (kept.get("outcome") || "").split(",")) if (WORDS.has(outcome)) chosen.add(outcome);
    for (const key of ["kind", "set"]) {
      const value = kept.get(key) || "";
      form.elements[key].value = [...form.elements[key].options].some((option) => option.value === value) ? value : "";
    }
    form.elements.q.value = kept.get("q") || "";
    apply(false);
    const row = wanted === null ? undefined : rows.find((one) => one.item.id === wanted);
    if (row) {
      row.element.open = true;
      fill(row);
      row.element.scrollIntoView();
      row.element.querySelector("summary").focus({ preventScroll: true });
    }
    return wanted === null && location.hash !== "";
  }

  function toList() {
    const section = document.getElementById("questions");
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  }

  form.addEventListener("input", () => apply());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // it would empty the fields after us
    chosen.clear();
    for (const key of ["kind", "set", "q"]) form.elements[key].value = "";
    apply();
  });
  opener.addEventListener("click", () => {
    const shown = rows.filter((row) => !row.element.hidden);
    const open = !shown.every((row) => row.element.open);
    for (const row of shown) {
      if (open) fill(row);
      row.element.open = open;
    }
  });
  addEventListener("hashchange", () => recall() && toList());
  for (const link of document.querySelectorAll(".trouble a")) {
    // the same filter once more is no change of the address
    link.addEventListener("click", () => link.hash === location.hash && recall() && toList());
  }
  form.hidden = false;
  apply(false);
  recall();
})();
