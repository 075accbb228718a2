"""Any colour of the owner's stays readable, and the theme names no font to fetch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.web import theme
from chatbot.web.theme import DARK_GROUNDS, LIGHT_GROUNDS, MIN_CONTRAST, contrast, palette, tinted

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the well-known near miss
    assert contrast("#123456", "#123456") == 1


@given(COLORS)
def test_every_colour_is_readable_as_text_and_as_ground(color: str) -> None:
    chosen = palette(color)
    for accent, on_accent, grounds in (
        (chosen.accent, chosen.on_accent, LIGHT_GROUNDS),
        (chosen.accent_dark, chosen.on_accent_dark, DARK_GROUNDS),
    ):
        assert contrast(accent, on_accent) >= MIN_CONTRAST
        for ground in grounds:
            assert contrast(accent, ground) >= MIN_CONTRAST
            assert contrast(accent, tinted(accent, ground)) >= MIN_CONTRAST


def test_a_colour_that_is_readable_is_left_alone() -> None:
    assert palette("#0f5e9c").accent == "#0f5e9c"


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    css = (Path(theme.__file__).parent / "static" / "page.css").read_text(encoding="utf-8")
    light, dark = css.split("prefers-color-scheme: dark", 1)
    for ground in LIGHT_GROUNDS:
        assert ground in light
    for ground in DARK_GROUNDS:
        assert ground in dark
    assert "var(--accent) 9%" in light
    assert not re.search(r"url\(|@import|@font-face", css)


def test_gradio_is_given_system_fonts_only() -> None:
    made = theme.gradio_theme("#0f5e9c")
    assert made._stylesheets == []
    assert made._font_css == []
