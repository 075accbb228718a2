"""How answers become elements: a little Markdown, links only where the sources lead, never any markup."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.browser.widget.conftest import World
from tests.browser.widget.origins import CITATIONS, Reply, answer, done, sources, token

pytestmark = pytest.mark.browser

TAGS = "section button svg path dialog div h2 p span textarea a b i code ul ol li table tr th td details summary q"
ATTRIBUTES = """class part role id tabindex title type lang dir href target rel value rows maxlength placeholder
 enterkeyhint d viewBox open disabled"""

CORPUS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=https://evil.example/a.png>",
    "![x](https://evil.example/a.png)",
    "![x](javascript:alert(1))",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript:alert`1`)",
    "[x](javascript:location='https://evil.example/')",
    "[x](data:text/html,<script/src='https://evil.example/'>)",
    "[x](javascript&colon;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](\u0001javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](blob:https://evil.example/1)",
    "[x](file:///etc/passwd)",
    "[x](ftp://evil.example/)",
    "[x](//evil.example/)",
    "[x](/\\evil.example/)",
    "[x](https://evil.example/)",
    "[x](https://ada.example@evil.example/)",
    "[x](https://evil.example#ada.example)",
    "[x](https://evil.example?https://ada.example)",
    "[x](https://ada.example.evil.example/)",
    "[x](https://user:pass@ada.example/)",
    "[x](https://ada.example:8443/)",
    "[x](mailto:evil@evil.example)",
    "[x](mailto:ada@ada.example?bcc=evil@evil.example)",
    "[x](mailto:ada@ada.example,evil@evil.example)",
    "[x](tel:+15550100)",
    "[x](intent://evil)",
    '[x](https://ada.example/"onmouseover="alert(1))',
    "[x](https://ada.example/'><img src=x onerror=alert(1)>)",
    "[<img src=x onerror=alert(1)>](https://ada.example/)",
    "[**bold**](https://evil.example/)",
    "[x][1](javascript:alert(1))",
    "https://evil.example/",
    "www.evil.example",
    "<https://evil.example/>",
    "<style>*{background:url(https://evil.example/)}</style>",
    "<link rel=stylesheet href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><input name=q></form>",
    "<video src=https://evil.example/a.mp4 autoplay>",
    "<object data=https://evil.example/>",
    "<embed src=https://evil.example/>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<details open ontoggle=alert(1)>x</details>",
    "<div style=position:fixed;inset:0>x</div>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<!--<img src=--><img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "`<img src=x onerror=alert(1)>`",
    "**<img src=x onerror=alert(1)>**",
    "*<svg onload=alert(1)>*",
    "- <img src=x onerror=alert(1)>",
    "1. <img src=x onerror=alert(1)>",
    "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| [x](javascript:alert(1)) | ![y](https://evil.example/) |",
    "[1](javascript:alert(1))",
    "[1]: javascript:alert(1)",
    "[999999999999]",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "__proto__",
    "\u202ealert(1)\u202c",
    "\ud83d\ude80 <b onclick=alert(1)>x</b>",
    "java\u0000script:alert(1)",
]

# Every element that ever enters the widget is looked at, not only those left in the end.
WATCH = """([tags, attributes, api]) => {
  window.offences = [];
  window.alert = () => offences.push('alert');
  const link = new RegExp('^(' + api.replace(/[.]/g, '\\\\.') + '/[?]q=|https://ada\\\\.example/|mailto:ada@ada\\\\.example$)');
  window.look = element => {
    if (!tags.includes(element.localName)) offences.push(element.outerHTML.slice(0, 200));
    for (const {name, value} of element.attributes) {
      if (!attributes.includes(name) && !name.startsWith('aria-')) offences.push(name + ' on ' + element.outerHTML.slice(0, 200));
      if (name === 'href' && !link.test(value)) offences.push(value);
    }
  };
  const root = document.querySelector('resume-chat').shadowRoot;
  new MutationObserver(records => {
    for (const {addedNodes} of records) for (const node of addedNodes) if (node.nodeType === 1) {
      look(node);
      node.querySelectorAll('*').forEach(look);
    }
  }).observe(root, {childList: true, subtree: true});
}"""

# A quote may hold anything too; but what it names is a source, so it names other hosts than the links do.
LIVE = """async ([corpus, event]) => {
  const host = document.querySelector('resume-chat'), wrong = [];
  let told = 0;
  for (const text of corpus) for (let at = 0; at <= text.length; at += 1) {
    const stream = [['sources', {citations: [{...event, quote: event.quote + ' ' + text.replace(/evil|ada/g, 'other'), section: text, source: text}]}],
      ['token', {text: text.slice(0, at)}], ['token', {text: text.slice(at)}], ['done', {suggestions: [text]}]]
      .map(([name, data]) => 'event: ' + name + '\\ndata: ' + JSON.stringify(data) + '\\n\\n').join('');
    window.fetch = async () => new Response(stream, {headers: {'Content-Type': 'text/event-stream'}});
    const over = new Promise((done, fail) => { ['answer', 'error'].forEach(name => host.addEventListener('resume-chat:' + name, e => done(name), {once: true})); setTimeout(fail, 5000, new Error('it never ended')); });
    host.ask(text);
    if (await over !== 'answer') wrong.push([text, at]);
    told++;
    if (at === text.length && at) {
      const said = host.shadowRoot.querySelector('.user').textContent;
      if (!said.includes(text.trim())) wrong.push([text, said]);
    }
    host.reset();
  }
  return [told, wrong, offences];
}"""


def test_no_markup_enters_live_wherever_a_chunk_ends(world: World) -> None:
    one = world.open({"storage": "none"})
    one.page.evaluate(WATCH, [TAGS.split(), ATTRIBUTES.split(), world.api.url])
    told, wrong, offences = one.page.evaluate(LIVE, [CORPUS, CITATIONS[1]])
    assert len(CORPUS) >= 60
    assert told > 2000
    assert wrong == []
    assert offences == []


def test_no_markup_enters_from_storage(world: World) -> None:
    one = world.open()
    turns = [
        {
            **answer(
                f"{text} [1]",
                [
                    {
                        **CITATIONS[1],
                        "quote": f"{CITATIONS[1]['quote']} {re.sub('evil|ada', 'other', text)}",
                        "section": text,
                    }
                ],
            ),
            "question": text,
            "suggestions": [text],
            "status": "answered",
        }
        for text in CORPUS
    ]
    turns += [
        {**turn, "blocks": [{"kind": "list", "text": turn["question"], "items": [turn["question"]]}]}
        for turn in turns
    ]
    turns += [
        {**turn, "blocks": [{"kind": "table", "header": [turn["question"]], "rows": [[turn["question"]]]}]}
        for turn in turns[: len(CORPUS)]
    ]
    one.page.evaluate(
        "([key, kept]) => Storage.prototype.setItem.call(sessionStorage, key, kept)",
        [f"resume-chat:{world.api.url}", json.dumps({"session": "s", "turns": turns})],
    )
    one.page.evaluate("() => { seen.stored = 0; }")
    one.page.evaluate(WATCH, [TAGS.split(), ATTRIBUTES.split(), world.api.url])
    one.open()
    assert one.at(".user").count() == len(turns)
    one.page.evaluate(
        "() => document.querySelector('resume-chat').shadowRoot.querySelectorAll('*').forEach(look)"
    )
    assert one.page.evaluate("() => offences") == []


def shown(world: World, text: str, **more: Any) -> Any:
    """The answer's element, once `text` was answered."""
    world.api.replies.append(Reply([sources(), token(text), done(text, **more)]))
    one = world.open()
    one.ask()
    return one


def html_of(one: Any) -> str:
    """Tags and words alone."""
    return str(
        one.at(".bot").evaluate(
            """bot => [...bot.childNodes].filter(n => n.className !== 'sr').map(n => n.outerHTML).join('')
            .replace(/ (class|dir|href|aria-label|target|rel)="[^"]*"/g, '')"""
        )
    )


MARKDOWN = {
    "words": ("Plain words.", "<p>Plain words.</p>"),
    "two lines": ("One.\nTwo.", "<p>One.</p><p>Two.</p>"),
    "bold": ("So **very** bold.", "<p>So <b>very</b> bold.</p>"),
    "italic": ("*So* and _so_.", "<p><i>So</i> and <i>so</i>.</p>"),
    "names with signs": ("snake_case_name, 2 * 3 * 4, C*.", "<p>snake_case_name, 2 * 3 * 4, C*.</p>"),
    "code": ("`kubectl **get**`", "<p><code>kubectl **get**</code></p>"),
    "citation in bold": ("**Go [1]**", "<p><b>Go <a>1</a></b></p>"),
    "unknown marker": ("Go [7] [2]", "<p>Go [7] <a>2</a></p>"),
    "list": (
        "Jobs:\n- One [1]\n- Two\n\nEnd.",
        "<p>Jobs:</p><ul><li>One <a>1</a></li><li>Two</li></ul><p>End.</p>",
    ),
    "numbers": ("1. One\n2) Two", "<ol><li>One</li><li>Two</li></ol>"),
    "table": (
        "| A | B |\n|---|:-:|\n| 1 | **2** |\nEnd.",
        "<table><tr><th> A </th><th> B </th></tr><tr><td> 1 </td><td> <b>2</b> </td></tr></table><p>End.</p>",
    ),
    "link": ("See [talks](https://ada.example/t?a=1).", "<p>See <a>talks</a>.</p>"),
    "mail": ("[Mail](mailto:ada@ada.example)", "<p><a>Mail</a></p>"),
    "link elsewhere": (
        "[talks](https://evil.example/)",
        "<p>[talks](https://evil.example/)</p>",
    ),
    "address in words": ("See https://ada.example/", "<p>See https://ada.example/</p>"),
}


@pytest.mark.parametrize("case", MARKDOWN)
def test_a_little_markdown(world: World, case: str) -> None:
    text, wanted = MARKDOWN[case]
    assert html_of(shown(world, text)) == wanted


def test_the_servers_blocks_come_before_its_text(world: World) -> None:
    blocks = [
        {"kind": "paragraph", "text": "Two jobs: [1]"},
        {"kind": "list", "items": ["One [2]", "Two"]},
        {"kind": "table", "header": ["A"], "rows": [["1"], ["2"]]},
    ]
    one = shown(world, "Plain.", blocks=blocks)
    assert html_of(one) == (
        "<p>Two jobs: <a>1</a></p><ul><li>One <a>2</a></li><li>Two</li></ul>"
        "<table><tr><th>A</th></tr><tr><td>1</td></tr><tr><td>2</td></tr></table>"
    )


def test_a_citation_opens_the_quoted_line(world: World) -> None:
    one = shown(world, "Ada wrote it. [1] And that. [2]")
    link = one.panel.get_by_role("link", name="Source 2: Projects, page 2")
    assert one.at("details ol").is_hidden()
    link.click()
    assert one.at("details li:focus q").inner_text() == CITATIONS[1]["quote"]
    assert one.at("details li .muted").all_inner_texts() == ["Experience, line 47", "Projects, page 2"]
    assert one.at("details q").first.inner_text().startswith("Custom GPU scheduler: designer")
    assert one.at("summary").inner_text() == "Sources (2)"
    assert one.events("citation") == [{"marker": 2}]
    assert one.page.url == world.site.url + "/"
    # For a new tab it is a true link: the server's own page, with this question.
    assert link.get_attribute("href") == f"{world.api.url}/?q=Which%20schedulers%3F"


def test_links_leave_without_telling_where_from(world: World) -> None:
    one = shown(world, "[talks](https://ada.example/talks)")
    link = one.at(".bot a", has_text="talks")
    assert link.get_attribute("href") == "https://ada.example/talks"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"


def test_follow_ups_are_asked_by_a_click(world: World) -> None:
    one = shown(world, "Go. [1]", suggestions=["How long?", "Where?"])
    one.at(".chips button", has_text="Where?").click()
    one.settle()
    assert [asked["message"] for asked in world.api.asked()][-1] == "Where?"
    assert one.focused() == "Your question"
