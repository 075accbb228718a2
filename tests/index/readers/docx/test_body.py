"""Paragraphs, lists, tables, boxes and fields become the lines a person reads."""

from __future__ import annotations

import pytest
from lxml import etree

from index.readers.docx.body import Body
from index.readers.docx.looks import Styles
from index.readers.docx.package import Package
from tests.index.readers.word import R, W, p, part, run, table, write

BOLD = "<w:b/>"


def body(ground: str = "") -> Body:
    return Body(Styles(Package(write(p("x")), "cv.docx")), {"r1": "https://example.org/ada"}, ground)


def read(inside: str, reader: Body | None = None) -> list[tuple[str, str]]:
    root = etree.fromstring(part("body", inside))
    return [(line.kind, line.text) for line in (reader or body()).read(root) if line.text]


def texts(inside: str) -> list[str]:
    return [text for _, text in read(inside)]


def test_tabs_part_a_line_and_breaks_end_it() -> None:
    tab, br = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
    assert texts(p("Cook", tab, tab, "2019", br, "Mercy")) == ["Cook\t2019", "Mercy"]
    assert texts(p(tab, "indented")) == ["indented"]


def test_signs_typed_by_hand_open_items_and_ranges_do_not() -> None:
    assert read(p("• Fed all") + p("- Baked") + p("– 2019 bis 2021")) == [
        ("bullet", "Fed all"),
        ("bullet", "Baked"),
        ("text", "– 2019 bis 2021"),
    ]


def test_what_was_deleted_is_not_read_and_what_was_inserted_is() -> None:
    reader = body()
    inside = p(
        '<w:del w:id="1"><w:r><w:delText>Old</w:delText></w:r></w:del>',
        f'<w:ins w:id="2">{run("New")}</w:ins>',
        f'<w:moveFrom w:id="3">{run("Gone")}</w:moveFrom>',
        run(" employer"),
    )
    assert read(inside, reader) == [("text", "New employer")]
    assert reader.tracked


def test_placeholders_of_content_controls_are_no_text() -> None:
    shown = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Ada')}</w:sdtContent></w:sdt>"
    empty = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}</w:sdtContent></w:sdt>"
    )
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Example')}</w:sdtContent></w:sdt>"
    assert texts(shown + empty + p(inline)) == ["Ada", "Example"]


def box(inside: str, fill: str = "") -> str:
    solid = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else ""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:spPr>'
        f"{solid}</wps:spPr><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_where_it_is_anchored() -> None:
    assert texts(p("before", box(p("in the box"))) + p("after")) == ["before", "in the box", "after"]


def test_white_words_are_seen_on_a_dark_box_and_hidden_on_paper() -> None:
    white = run("pale", '<w:color w:val="FFFFFF"/>')
    reader = body()
    assert read(p(box(p(white), "112233")) + p(white) + p("seen"), reader) == [
        ("text", "pale"),
        ("text", "seen"),
    ]
    assert reader.hidden == ["pale"]
    assert read(p(white), body("?")) == [("text", "pale")]


def test_links_keep_their_address_by_relation_or_by_field() -> None:
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{rest}'
        for kind, rest in (
            ("begin", '<w:r><w:instrText>HYPERLINK "https://example.org/b"</w:instrText></w:r>'),
            ("separate", run("there")),
            ("end", ""),
        )
    )
    inside = p(f'<w:hyperlink r:id="r1" xmlns:r="{R}">{run("here")}</w:hyperlink>', field)
    root = etree.fromstring(part("body", inside))
    (line,) = body().read(root)
    assert [(each.text, each.target) for each in line.runs] == [
        ("here", "https://example.org/ada"),
        ("there", "https://example.org/b"),
    ]


def test_page_numbers_are_no_text() -> None:
    simple = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    assert texts(p("Page ", simple)) == ["Page"]


def test_rows_of_a_table_are_rows() -> None:
    rows = (("Period", "Employer", "Role"), ("2019 – 2021", "Mercy", "Cook"), ("2015 – 2019", "Rye", "Baker"))
    made = table(
        tuple(p(run(cell, BOLD)) for cell in rows[0]), *(tuple(p(cell) for cell in row) for row in rows[1:])
    )
    assert texts(made) == ["2019 – 2021\tMercy\tCook", "2015 – 2019\tRye\tBaker"]


def test_duties_in_a_cell_follow_their_row() -> None:
    made = table((p("2019 – 2021"), p("Cook") + p("• Fed all") + p("• Baked")))
    assert read(made) == [("text", "2019 – 2021\tCook"), ("bullet", "Fed all"), ("bullet", "Baked")]


def test_cells_with_texts_of_their_own_are_columns() -> None:
    left = "".join(p(word) for word in ("Skills", "Sauces", "Bread", "Knives"))
    right = "".join(p(word) for word in ("Experience", "Cook", "Mercy", "2019"))
    reader = body()
    assert [text for _, text in read(table((left, right)), reader)] == [
        "Skills",
        "Sauces",
        "Bread",
        "Knives",
        "Experience",
        "Cook",
        "Mercy",
        "2019",
    ]
    assert reader.columns


def test_a_heading_beside_its_section_stands_before_it() -> None:
    made = table((p("Education"), p("NVQ, Rye College") + p("2018")))
    assert texts(made) == ["Education", "NVQ, Rye College", "2018"]


def nested(depth: int) -> str:
    inside = p("deep ", "words")
    for _ in range(depth):
        inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    return inside + p("flat")


def test_deep_nesting_is_read_to_a_depth_and_what_stands_deeper_is_kept_apart() -> None:
    reader = body()
    assert [text for _, text in read(nested(60), reader)] == ["deep words", "flat"]
    assert reader.too_deep == []
    assert [text for _, text in read(nested(110), reader)] == ["flat"]
    assert reader.too_deep == ["deep ", "words"]


def test_words_in_sixty_tables_inside_one_another_are_read() -> None:
    inside = p("deep")
    for _ in range(60):
        inside = table((inside,))
    assert texts(inside) == ["deep"]


@pytest.mark.parametrize(("code", "sign"), [("F0B7", "bullet"), ("F028", "text")])
def test_symbols_are_bullets_or_nothing(code: str, sign: str) -> None:
    symbol = f'<w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r>'
    assert read(p(symbol, " Fed all")) == [(sign, "Fed all")]
    assert W


def test_a_range_broken_over_two_lines_of_its_cell_is_whole() -> None:
    dates = "<w:r><w:t>04/2019 –</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>heute</w:t></w:r>"
    cells = "".join(f"<w:tc>{inside}</w:tc>" for inside in (p(dates), p("Mercy GmbH") + p("Cook")))
    assert texts(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == ["04/2019 – heute\tMercy GmbH", "Cook"]


@pytest.mark.parametrize(
    "look",
    [
        '<w:w w:val="1"/>',
        '<w:color w:val="auto" w:themeColor="background1"/>',
        '<w:color w:val="000000"/><w:vanish/>',
    ],
)
def test_squeezed_and_paper_coloured_words_are_hidden(look: str) -> None:
    reader = body()
    assert read(p(run("secret", look)) + p("Cook"), reader) == [("text", "Cook")]
    assert reader.hidden == ["secret"]


def test_a_row_too_low_for_letters_is_hidden_and_a_narrow_face_is_seen() -> None:
    reader = body()
    row = (
        '<w:tr><w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr><w:tc>'
        + p("secret")
        + "</w:tc></w:tr>"
    )
    assert read(f"<w:tbl>{row}</w:tbl>" + p(run("Cook", '<w:w w:val="90"/>')), reader) == [("text", "Cook")]
    assert reader.hidden == ["secret"]
    shown = row.replace('w:hRule="exact"', 'w:hRule="atLeast"')
    assert texts(f"<w:tbl>{shown}</w:tbl>") == ["secret"]
