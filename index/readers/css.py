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
_FAINT = 0.08  # of full ink: letters fainter than this leave nothing to read
_NESTED_VARIABLES = 5
_LONGEST_VALUE = 2_000
_VARIABLE = re.compile(r"var\(\s*(?P<name>--[\w-]+)\s*(?:,(?P<else>[^()]*))?\)")
_NOTHING_LEFT = re.compile(r"scale(?:x|y|3d)?\(\s*0?\.?0+\s*[,)]|rotate[xy]\(\s*90deg")


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
    cut_out: bool = False
    """Its letters show the background through them: a name in a gradient, whose own colour is transparent."""


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
        # variables hold for the whole page here: a page that sets one twice is read by the last
        self._variables = {
            name: value
            for _, _, _, declarations in found
            for name, value in declarations.items()
            if name.startswith("--")
        }
        for element in root.iter():
            if isinstance(element.tag, str) and (own := element.get("style")):
                self._declared.setdefault(element, {}).update(_declarations(own[:4000]))
        for element, declared in self._declared.items():
            self._declared[element] = {
                name: resolved for name, value in declared.items() if (resolved := self._resolved(value))
            }
        body = root.find("body")
        for element in (root, body):
            if element is not None and (ground := self._colour(element, "background-color", "background")):
                self.root = replace(self.root, ground=ground)

    def _resolved(self, value: str) -> str:
        """A value with its variables put in, one inside another up to a depth nobody needs."""
        for _ in range(_NESTED_VARIABLES):
            if "var(" not in value or len(value) > _LONGEST_VALUE:
                break
            value = _VARIABLE.sub(
                lambda found: self._variables.get(found["name"], (found["else"] or "").strip()), value
            )
        return value.strip()

    def sets_weight(self, element: Any) -> bool:
        return "font-weight" in self._declared.get(element, ())

    def sets_size(self, element: Any) -> bool:
        return not {"font-size", "font"}.isdisjoint(self._declared.get(element, ()))

    def look(self, element: Any, above: Look) -> Look:
        """The element's look inside one of the look `above`."""
        declared = self._declared.get(element, {})
        look = replace(above, block=False, inline=False, row=False, apart=False)
        look = replace(
            look,
            size=_size(declared.get("font-size") or _size_of_font(declared.get("font", "")), above.size),
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
        if colour := declared.get("-webkit-text-fill-color") or declared.get("color"):
            look = replace(look, colour=colour)
        if "text" in (declared.get("background-clip"), declared.get("-webkit-background-clip")):
            look = replace(look, cut_out=True)
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
        if (
            "opacity(0" in declared.get("filter", "").replace("opacity(0.", "")
            or declared.get("content-visibility") == "hidden"
        ):
            return True
        if _NOTHING_LEFT.search(declared.get("transform", "")) or re.fullmatch(
            r"0(?:\.0+)?", declared.get("scale", "")
        ):
            return True
        clipped = declared.get("overflow", "visible").split()[0] in ("hidden", "clip", "scroll", "auto")
        if clipped and any(
            re.fullmatch(r"0(?:\.0+)?(?:px|em|rem|%|pt)?|[01]px", declared.get(side, ""))
            for side in ("height", "max-height", "width", "max-width")
        ):
            return True
        far = r"-\d{3,}(?:\.\d+)?(?:px|em|rem|vw|vh|%)?"
        if declared.get("position") in ("absolute", "fixed") and any(
            re.fullmatch(far, declared.get(side, "")) for side in ("left", "top", "right", "bottom")
        ):
            return True
        if any(
            re.fullmatch(far, declared.get(name, ""))
            for name in ("text-indent", "margin-left", "margin-top", "margin-right")
        ) or re.search(rf"translate(?:x|y|3d)?\([^)]*{far}", declared.get("transform", "")):
            return True
        clip = declared.get("clip", "") + declared.get("clip-path", "")
        if re.search(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?|inset\(\s*(?:50|100)%", clip):
            return True
        if look.cut_out:
            return False
        if _is_seen_through(look.colour):
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
    except (
        cssselect.SelectorError,
        etree.XPathError,
        RecursionError,
        ValueError,
    ):  # a control sign in a name
        return []


def _declarations(css: str) -> dict[str, str]:
    import tinycss2

    found: dict[str, str] = {}
    for each in tinycss2.parse_declaration_list(css, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration" and (
            each.lower_name in word_set("html", "properties") or each.name.startswith("--")
        ):
            name = each.name if each.name.startswith("--") else each.lower_name
            if value := tinycss2.serialize(each.value).strip().casefold():
                found[name] = value
    return found


def _size(value: str, above: float) -> float:
    if re.fullmatch(r"0+(?:\.0+)?", value):
        return 0.0
    found = re.fullmatch(r"(\d{0,5}(?:\.\d{1,5})?)(px|pt|em|rem|%)", value)
    if not found or not found[1]:
        return {"small": 13.0, "x-small": 10.0, "xx-small": 9.0, "large": 18.0, "x-large": 24.0}.get(
            value, above
        )
    number = float(found[1])
    factor = {"px": 1.0, "pt": 4 / 3, "em": above, "rem": 16.0, "%": above / 100}[found[2]]
    return number * factor


def _size_of_font(value: str) -> str:
    """The size in the shorthand `font`: "italic 0/0 serif" sets it to "0"."""
    found = re.search(r"(?:^|\s)(\d{0,5}(?:\.\d{1,5})?(?:px|pt|em|rem|%)?)(?:\s*/\s*\S+)?\s+\S", value)
    return found[1] if found and not re.fullmatch(r"[1-9]00", found[1]) else ""


def _is_seen_through(value: str) -> bool:
    """Whether letters of this colour leave no ink: transparent, or hardly there."""
    import tinycss2.color3

    colour = tinycss2.color3.parse_color(_with_commas(value))
    return colour is not None and colour != "currentColor" and colour.alpha < _FAINT


def _with_commas(value: str) -> str:
    """ "rgb(254 254 254 / 0)" as it was written before: "rgba(254, 254, 254, 0)"."""
    found = re.fullmatch(
        r"(rgb|hsl)a?\(\s*([^,()/]+?)\s*(?:/\s*(\d{0,9}\.?\d{1,9}|\d{1,9}\.)(%?)\s*)?\)", value
    )
    if not found:
        return value
    parts = found[2].split()
    if found[3]:
        parts.append(str(float(found[3]) / (100 if found[4] else 1)))
    return f"{found[1]}{'a' if found[3] else ''}({', '.join(parts)})"


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
    value = _with_commas(value)
    colour = tinycss2.color3.parse_color(value.split()[0] if not value.startswith(("rgb", "hsl")) else value)
    if colour is None or colour == "currentColor" or colour.alpha < 0.5:
        return None
    return round(colour.red * 255), round(colour.green * 255), round(colour.blue * 255)
