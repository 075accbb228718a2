"""The description for readers: complete, and nothing but itself."""

from __future__ import annotations

import re
from pathlib import Path

from chatbot.web.api.reference import render_reference
from tests.chatbot.web.program import Program


def test_every_route_and_object_is_on_the_page_and_nothing_is_loaded(tmp_path: Path) -> None:
    program = Program(tmp_path)
    document = program.call("GET", "/api/v1/openapi.json").json()
    reply = program.call("GET", "/api/v1/docs")
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    for path, operations in document["paths"].items():
        for method in operations:
            assert f"<code>{method.upper()} {path}</code>" in reply.text
    for name in document["components"]["schemas"]:
        assert f'id="{name}"' in reply.text
    assert re.findall(r"<(?:script|img|link|iframe|object)\b|\bsrc=|url\(|@import", reply.text) == []
    links = re.findall(r'href="([^"]+)"', reply.text)
    assert [link for link in links if not link.startswith("#")] == ["openapi.json"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(document["components"]["schemas"])


def test_what_a_description_holds_is_text() -> None:
    page = render_reference(
        {
            "info": {"title": "<script>x</script>", "description": "a `<b>` and\n\nmore"},
            "paths": {},
            "components": {"schemas": {"One": {"properties": {"<i>": {"type": "string"}}}}},
        }
    )
    assert "<script>" not in page
    assert "<code>&lt;b&gt;</code> and</p><p>more" in page
    assert "<code>&lt;i&gt;</code>" in page
