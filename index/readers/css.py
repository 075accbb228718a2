"""Style sheets of a web page, as far as they tell what is seen: hidden, bold, large, side by side.

Only the page's own sheets and attributes count; none is fetched. It refuses to know the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from index.lexicon import word_set
from index.readers.seen import melts

MAX_RULES = 3_000
MAX_CSS_CHARACTERS = 500_000
_TINY_PIXELS = 2.5


@dataclass(frozen=True)
class Look:
    """How an element's words look. `size` in pixels; `ground` None where it is not known."""

    size: float = 16.0
    bold: bool = False
    colour: str = ""
    ground: tuple[int, int, int] | None = (255, 255, 255)
    capitals: bool = False
    hidden: bool = False
    block: bool = False
    inline: bool = False
    row: bool = False
    """Its children stand side by side."""
    apart: bool = False
    """It stands at the other end of the line."""


class Sheets:
    """The declarations of a page, by element."""

    def __init__(self, root: Any) -> None:
        self.root = Look()
        self._declared: dict[Any, dict[str, str]] = {}
        rules = 0
        found: list[tuple[tuple[int, int, int], int, Any, dict[str, str]]] = []
        css = "\n".join(style.text or "" for style in root.iter("style"))[:MAX_CSS_CHARACTERS]
        for selectors, declarations in _rules(css):
            for selector in selectors:
                rules += 1
                if rules > MAX_RULES:
                    break
                for weight, element in _matches(root, selector):
                    found.append((weight, rules, element, declarations))
        for _, _, element, declarations in sorted(found, key=lambda each: each[:2]):
            self._declared.setdefault(element, {}).update(declarations)
        for element in root.iter():
            if isinstance(element.tag, str) and (own := element.get("style")):
                self._declared.setdefault(element, {}).update(_declarations(own[:4000]))
        body = root.find("body")
        for element in (root, body):
            if element is not None and (ground := self._colour(element, "background-color", "background")):
                self.root = replace(self.root, ground=ground)

    def sets_weight(self, element: Any) -> bool:
        return "font-weight" in self._declared.get(element, ())

    def sets_size(self, element: Any) -> bool:
        return "font-size" in self._declared.get(element, ())

    def look(self, element: Any, above: Look) -> Look:
        """The element's look inside one of the look `above`."""
        declared = self._declared.get(element, {})
        look = replace(above, block=False, inline=False, row=False, apart=False)
        look = replace(
            look,
            size=_size(declared.get("font-size", ""), above.size),
            bold=_weight(declared.get("font-weight", ""), above.bold),
            capitals={"uppercase": True, "none": False}.get(
                declared.get("text-transform", ""), above.capitals
            ),
        )
        if "background" in declared or "background-color" in declared or "background-image" in declared:
            look = replace(look, ground=self._colour(element, "background-color", "background"))
            if look.ground is None and declared.get("background-color", "") in (
                "transparent",
                "inherit",
                "none",
            ):
                look = replace(look, ground=above.ground)
        if colour := declared.get("color"):
            look = replace(look, colour=colour)
        display = declared.get("display", "")
        look = replace(
            look,
            block=display in ("block", "flex", "grid", "list-item", "table-row"),
            inline=display in ("inline", "inline-block"),
            row=(display in ("flex", "inline-flex") and "column" not in declared.get("flex-direction", "")),
            apart=declared.get("float") == "right",
        )
        return replace(look, hidden=self._is_hidden(element, declared, look))

    def _is_hidden(self, element: Any, declared: dict[str, str], look: Look) -> bool:
        if element.get("hidden") is not None and "display" not in declared:
            return True
        if declared.get("display") == "none" or declared.get("visibility") in ("hidden", "collapse"):
            return True
        if re.fullmatch(r"0?\.?0+%?", declared.get("opacity", "1")) or look.size <= _TINY_PIXELS:
            return True
        far = r"-\d{3,}(?:\.\d+)?(?:px|em|rem|vw|vh|%)?"
        if declared.get("position") in ("absolute", "fixed") and any(
            re.fullmatch(far, declared.get(side, "")) for side in ("left", "top", "right", "bottom")
        ):
            return True
        if re.fullmatch(far, declared.get("text-indent", "")):
            return True
        clip = declared.get("clip", "") + declared.get("clip-path", "")
        if re.search(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?|inset\(\s*(?:50|100)%", clip):
            return True
        ink = _rgb(look.colour)
        return ink is not None and look.ground is not None and melts(ink, look.ground)

    def _colour(self, element: Any, *names: str) -> tuple[int, int, int] | None:
        declared = self._declared.get(element, {})
        for name in names:
            if name in declared:
                return _rgb(declared[name])
        return None


def _rules(css: str) -> list[tuple[list[Any], dict[str, str]]]:
    """(selectors, declarations) of each rule that holds on a screen."""
    import cssselect
    import tinycss2

    found: list[tuple[list[Any], dict[str, str]]] = []
    queue = list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    while queue and len(found) < MAX_RULES:
        rule = queue.pop(0)
        if (
            rule.type == "at-rule"
            and rule.lower_at_keyword in ("media", "supports", "layer")
            and rule.content
        ):
            said = tinycss2.serialize(rule.prelude).casefold()
            if "print" not in said and "max-width" not in said and "speech" not in said:
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                queue = [*inner[:MAX_RULES], *queue]
        elif rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            if len(selector) > 500:
                continue
            try:
                selectors = cssselect.parse(selector)
            except (cssselect.SelectorError, RecursionError):
                continue
            declarations = _declarations(tinycss2.serialize(rule.content))
            if declarations:
                found.append((selectors, declarations))
    return found


def _matches(root: Any, selector: Any) -> list[tuple[tuple[int, int, int], Any]]:
    import cssselect
    from lxml import etree

    if selector.pseudo_element is not None:
        return []
    try:
        path = cssselect.HTMLTranslator().selector_to_xpath(selector)
        return [(selector.specificity(), element) for element in root.xpath(path)]
    except (cssselect.SelectorError, etree.XPathError, RecursionError):
        return []


def _declarations(css: str) -> dict[str, str]:
    import tinycss2

    found: dict[str, str] = {}
    for each in tinycss2.parse_declaration_list(css, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration" and each.lower_name in word_set("html", "properties"):
            found[each.lower_name] = tinycss2.serialize(each.value).strip().casefold()
    return found


def _size(value: str, above: float) -> float:
    found = re.fullmatch(r"(\d{0,5}(?:\.\d{1,5})?)(px|pt|em|rem|%)", value)
    if not found or not found[1]:
        return {"small": 13.0, "x-small": 10.0, "xx-small": 9.0, "large": 18.0, "x-large": 24.0}.get(
            value, above
        )
    number = float(found[1])
    factor = {"px": 1.0, "pt": 4 / 3, "em": above, "rem": 16.0, "%": above / 100}[found[2]]
    return number * factor


def _weight(value: str, above: bool) -> bool:
    if value in ("bold", "bolder"):
        return True
    if value in ("normal", "lighter"):
        return False
    return int(value) >= 600 if re.fullmatch(r"\d{1,4}", value) else above


def _rgb(value: str) -> tuple[int, int, int] | None:
    """Red, green and blue of a colour, 0..255; None when it is not told, or seen through."""
    import tinycss2.color3

    if "gradient" in value or "url(" in value or not value:
        return None
    colour = tinycss2.color3.parse_color(value.split()[0] if not value.startswith(("rgb", "hsl")) else value)
    if colour is None or colour == "currentColor" or colour.alpha < 0.5:
        return None
    return round(colour.red * 255), round(colour.green * 255), round(colour.blue * 255)
