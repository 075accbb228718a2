// The demo page: writes the lines for the owner's page and shows the widget as they would. Nothing is stored.
"use strict";
(() => {
  const settings = JSON.parse(document.body.dataset.settings);
  const form = document.querySelector("#choices");
  const api = new URL("..", location.href).href.replace(/\/$/, "");
  const attribute = (text) => text.replace(/&/g, "&amp;").replace(/'/g, "&#39;");

  function chosen() {
    const at = Object.fromEntries(new FormData(form));
    const options = {};
    if (at.theme !== "auto") options.theme = at.theme;
    if (at.position !== "right") options.position = at.position;
    if (at.lang !== "en") options.lang = at.lang;
    if (at.suggestions === "yes" && settings.suggestions.length) options.suggestions = JSON.stringify(settings.suggestions);
    return { options, pinned: at.pinned === "yes", lang: at.lang };
  }

  function snippet({ options, pinned }) {
    const version = pinned ? settings.version : settings.alias;
    const lines = [`<script src="${api}/widget/${version}/widget.js"`];
    if (pinned) lines.push(`integrity="${settings.integrity}"`, 'crossorigin="anonymous"');
    lines.push(`data-api="${api}"`);
    for (const [name, value] of Object.entries(options)) {
      lines.push(value.includes('"') ? `data-${name}='${attribute(value)}'` : `data-${name}="${value}"`);
    }
    return `${lines.join("\n  ")} async></script>\n<noscript><a href="${api}/">Ask about this résumé</a></noscript>`;
  }

  function show() {
    const choice = chosen();
    document.querySelector("#snippet").textContent = snippet(choice);
    document.querySelector("#copied").textContent = "";
    document.querySelector("resume-chat")?.destroy();
    const widget = document.createElement("resume-chat");
    widget.setAttribute("api", api);
    widget.setAttribute("lang", choice.lang);
    for (const [name, value] of Object.entries(choice.options)) widget.setAttribute(name, value);
    document.body.append(widget);
  }

  async function copy() {
    const told = document.querySelector("#copied");
    try {
      await navigator.clipboard.writeText(document.querySelector("#snippet").textContent);
      told.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(document.querySelector("#snippet"));
      told.textContent = "Not allowed to copy here; the lines are selected: press Ctrl+C.";
    }
  }

  const style = new CSSStyleSheet();
  style.replaceSync(settings.tokens);
  document.adoptedStyleSheets = [style];
  document.querySelector("#style").textContent = settings.tokens;
  document.querySelector("#colours").hidden = false;
  document.querySelector("#policy").textContent = `script-src ${new URL(api).origin}; connect-src ${new URL(api).origin}`;
  form.addEventListener("change", show);
  document.querySelector("#copy").addEventListener("click", copy);

  const script = document.createElement("script");
  script.src = `${api}/widget/${settings.version}/widget.js`;
  script.integrity = settings.integrity;
  script.crossOrigin = "anonymous";
  script.addEventListener("load", show);
  document.head.append(script);
})();
