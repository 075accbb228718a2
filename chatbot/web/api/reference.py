"""The description of the API for readers: the same OpenAPI document as one page of HTML.

FastAPI's own pages load their scripts from other hosts; this one loads and runs nothing. It refuses to
know any route but through that document.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_STYLE = """
:root{color-scheme:light dark;--line:#d9d4ca;--soft:#6b655b;--ground:#f4f2ee}
@media(prefers-color-scheme:dark){:root{--line:#3d3a35;--soft:#a8a297;--ground:#1b1a18}}
body{font:1rem/1.55 system-ui,sans-serif;max-width:56rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}
h1{font-size:1.6rem}h2{margin-top:2.5rem;border-bottom:1px solid var(--line)}h3{margin-bottom:.25rem}
pre{background:var(--ground);border:1px solid var(--line);padding:.75rem;overflow:auto;white-space:pre-wrap}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;
padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
code{font-family:ui-monospace,monospace;font-size:.95em}
.soft{color:var(--soft)}details{margin:.5rem 0}summary{cursor:pointer;min-height:24px}
"""


def render_reference(document: Mapping[str, Any]) -> str:
    """The page."""
    schemas: Mapping[str, Any] = document.get("components", {}).get("schemas", {})
    info = document["info"]
    parts = [f"<p>{_words(info.get('description', ''))}</p>"]
    parts.append('<p><a href="openapi.json">openapi.json</a>, for programs and generators</p>')
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            parts.append(_operation(method, path, operation))
    parts.append("<h2>What the objects hold</h2>")
    parts += [_schema(name, schema) for name, schema in schemas.items()]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(info['title'])} · API</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(info['title'])}</h1>{''.join(parts)}</main></body></html>"
    )


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> str:
    parts = [
        f"<h2><code>{escape(method.upper())} {escape(path)}</code></h2>",
        f"<p><strong>{escape(operation.get('summary', ''))}</strong></p>",
        f"<p>{_words(operation.get('description', ''))}</p>",
    ]
    body = operation.get("requestBody", {}).get("content", {})
    for kind, content in body.items():
        schema = content.get("schema", {})
        parts.append(f"<h3>Send <span class='soft'>{escape(kind)}</span></h3><p>{_type(schema)}</p>")
    rows = []
    for status, response in operation.get("responses", {}).items():
        rows.append(
            f"<tr><th scope='row'>{escape(status)}</th><td>{_words(response.get('description', ''))}"
            f"{''.join(_examples(response.get('content', {})))}</td></tr>"
        )
    parts.append(f"<h3>Comes back</h3><table><tbody>{''.join(rows)}</tbody></table>")
    return f"<section>{''.join(parts)}</section>"


def _examples(contents: Mapping[str, Any]) -> Iterator[str]:
    for kind, content in contents.items():
        schema = content.get("schema")
        if schema:
            yield f"<p class='soft'>{escape(kind)}: {_type(schema)}</p>"
        example = content.get("example")
        if example is not None:
            yield _folded("Example", _shown(example))


def _schema(name: str, schema: Mapping[str, Any]) -> str:
    required = set(schema.get("required", ()))
    rows = "".join(
        f"<tr><th scope='row'><code>{escape(field)}</code></th>"
        f"<td>{_type(what)}{'' if field in required else ' <span class=soft>optional</span>'}</td>"
        f"<td>{_words(what.get('description', ''))}</td></tr>"
        for field, what in schema.get("properties", {}).items()
    )
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    examples = "".join(_folded("Example", _shown(one)) for one in schema.get("examples", ()))
    return (
        f'<section id="{escape(name)}"><h3>{escape(name)}</h3>'
        f"<p>{_words(schema.get('description', ''))}</p>{table}{examples}</section>"
    )


def _type(schema: Mapping[str, Any]) -> str:
    """A type in words, objects linked to their table."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f"<code>{escape(json.dumps(one))}</code>" for one in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return escape(str(schema.get("type", "any value")))


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{escape(title)}</summary><pre tabindex='0'>{escape(text)}</pre></details>"


def _shown(example: Any) -> str:
    return example if isinstance(example, str) else json.dumps(example, indent=2, ensure_ascii=False)


def _words(text: str) -> str:
    """A description, its `code` as code and its paragraphs kept."""
    pieces = escape(text).split("`")
    marked = "".join(f"<code>{piece}</code>" if n % 2 else piece for n, piece in enumerate(pieces))
    return "</p><p>".join(" ".join(part.split()) for part in marked.split("\n\n"))
