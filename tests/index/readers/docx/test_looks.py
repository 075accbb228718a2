"""Styles are looked up through what they are based on; hidden is what nobody sees."""

from __future__ import annotations

import pytest
from lxml import etree

from index.readers.docx.looks import Look, Styles, changed, q
from index.readers.docx.package import Package, W
from tests.index.readers.word import p, write

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="a"/><w:basedOn w:val="Loop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop2"><w:name w:val="b"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="List Bullet 2"/>'
    '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/>'
    '<w:lvlText w:val=""/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>'
)


@pytest.fixture(scope="module")
def styles() -> Styles:
    return Styles(Package(write(p("x"), styles=STYLES, numbering=NUMBERING), "cv.docx"))


def properties(inside: str, name: str = "pPr") -> object:
    return etree.fromstring(f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>')


@pytest.mark.parametrize(
    ("inside", "heading", "item", "size", "bold"),
    [
        ("", 0, None, 10.5, False),
        ('<w:pStyle w:val="berschrift1"/>', 2, None, 16.0, True),
        ('<w:pStyle w:val="Mine"/>', 2, None, 16.0, True),
        ('<w:pStyle w:val="T"/>', 1, None, 10.5, False),
        ('<w:outlineLvl w:val="2"/>', 4, None, 10.5, False),
        ('<w:pStyle w:val="Loop"/>', 0, None, 10.5, False),
        ('<w:pStyle w:val="unheard-of"/>', 0, None, 10.5, False),
        ('<w:pStyle w:val="L2"/>', 0, 1, 10.5, False),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>', 0, 1, 10.5, False),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', 0, None, 10.5, False),
        ('<w:numPr><w:numId w:val="8"/></w:numPr>', 0, None, 10.5, False),
        ('<w:numPr><w:ilvl w:val="²"/><w:numId w:val="7"/></w:numPr>', 0, 0, 10.5, False),
        ('<w:outlineLvl w:val="²"/>', 0, None, 10.5, False),
    ],
)
def test_a_paragraph_is_what_its_styles_make_it(
    styles: Styles, inside: str, heading: int, item: int | None, size: float, bold: bool
) -> None:
    look, kind = styles.paragraph(properties(inside))
    assert (kind.heading, kind.item, look.size, look.bold) == (heading, item, size, bold)


def test_a_run_may_take_back_what_its_paragraph_says() -> None:
    look = changed(Look(bold=True), properties('<w:b w:val="0"/><w:caps/><w:color w:val="ff0000"/>', "rPr"))
    assert (look.bold, look.capitals, look.colour) == (False, True, "FF0000")
    assert changed(look, properties('<w:color w:val="auto"/>', "rPr")).colour == ""


@pytest.mark.parametrize(
    ("look", "ground", "hidden"),
    [
        (Look(vanishes=True), "", True),
        (Look(colour="FFFFFF"), "", True),
        (Look(colour="FEFDFC"), "", True),
        (Look(colour="FFFFFF"), "23395B", False),
        (Look(colour="FFFFFF"), "?", False),
        (Look(colour="23395B"), "23395B", True),
        (Look(colour="FFFFFF", ground="000000"), "", False),
        (Look(size=1.0), "", True),
        (Look(size=6.0), "", False),
        (Look(colour="DDDDDD"), "", False),
    ],
)
def test_hidden_is_what_nobody_sees_on_its_ground(look: Look, ground: str, hidden: bool) -> None:
    assert look.is_hidden(ground) is hidden


def test_names_are_spelt_for_the_parser() -> None:
    assert q("b") == f"{{{W}}}b"


def test_a_level_that_is_no_number_is_the_first() -> None:
    odd = NUMBERING.replace('w:lvl w:ilvl="0"', 'w:lvl w:ilvl="NaN"')
    styles = Styles(Package(write(p("x"), numbering=odd), "cv.docx"))
    _, kind = styles.paragraph(properties('<w:numPr><w:numId w:val="7"/></w:numPr>'))
    assert kind.item == 0
