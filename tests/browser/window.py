"""What every test of this folder asks of a window: what went wrong in it, and which rules of WCAG it breaks.

It refuses to know what the window shows.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib.resources import files

from playwright.sync_api import BrowserContext, Page


def errors_in(page: Page) -> list[str]:
    """Errors and warnings on the console and uncaught exceptions, from now on: the list grows."""
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def axe(page: Page, *kinds: str) -> dict[str, dict[str, list[str]]]:
    """Each of `kinds` ("violations", "incomplete"): rule → the elements it met, as the page now stands. It
    speaks past the page's policy."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("kinds => axe.run(document, {resultTypes: kinds})", list(kinds))
    return {
        kind: {rule["id"]: [node["html"][:200] for node in rule["nodes"]] for rule in found[kind]}
        for kind in kinds
    }


def violations(page: Page) -> list[str]:
    """The rules that the page violates as it now stands, each with the elements."""
    return [f"{rule}: {elements}" for rule, elements in axe(page, "violations")["violations"].items()]


def check_clean(
    context: BrowserContext, errors: Collection[str], foreign: Collection[str], expected: Collection[str] = ()
) -> None:
    """No error but those that hold one of the `expected` words, no request elsewhere, no cookie."""
    assert [error for error in errors if not any(words in error for words in expected)] == []
    assert list(foreign) == []
    assert context.cookies() == []
