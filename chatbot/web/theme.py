"""The page's colours: Gradio's own theme and ours, both drawn from one owner's colour.

System fonts only: nothing is fetched. Whatever colour the owner chose, text in it or on it keeps a contrast
of 4.5 : 1 in light and dark. It refuses to know the page's shape.
"""

from __future__ import annotations

import colorsys
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.themes import Base

MIN_CONTRAST = 4.5
"""WCAG 2.2 AA for text of normal size."""

# Grounds as in page.css; the accent must be readable on each of its theme, tinted ones included.
LIGHT_GROUND = "#f4f2ee"
DARK_GROUND = "#1b1a18"
LIGHT_GROUNDS = (LIGHT_GROUND, "#ffffff", "#efece6")
DARK_GROUNDS = (DARK_GROUND, "#222120", "#2b2926")
MAX_DARK_SATURATION = 0.65  # a strong colour lightened at full saturation glares on a dark ground
TINT = 0.09
"""Share of the accent in the ground under a citation's number."""

_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")


@dataclass(frozen=True)
class Palette:
    """The owner's colour as it can be used: as text and as ground, on light and on dark."""

    accent: str
    on_accent: str
    accent_dark: str
    on_accent_dark: str

    def style(self) -> str:
        """CSS declarations for an element that holds the page."""
        return (
            f"--rc-accent-light:{self.accent};--rc-on-accent-light:{self.on_accent};"
            f"--rc-accent-dark:{self.accent_dark};--rc-on-accent-dark:{self.on_accent_dark}"
        )


def palette(color: str) -> Palette:
    """`#rrggbb` darkened for light grounds and lightened for dark ones, as little as the contrast needs."""
    accent = _until_readable(color, LIGHT_GROUNDS, darker=True)
    accent_dark = _until_readable(color, DARK_GROUNDS, darker=False)
    return Palette(accent, _on(accent), accent_dark, _on(accent_dark))


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two `#rrggbb` colours, 1..21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def gradio_theme(color: str) -> Base:
    """Gradio's theme with system fonts, so that its parts of the page fit ours and fetch nothing."""
    # Gradio reads the variable at import, and would otherwise report home.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    from gradio.themes import Base, Color

    chosen = palette(color)
    shades = Color(*[chosen.accent] * 11)
    theme: Base = Base(primary_hue=shades, secondary_hue=shades, font=list(_SANS), font_mono=list(_MONO))
    return theme.set(
        body_background_fill=LIGHT_GROUND,
        body_background_fill_dark=DARK_GROUND,
        body_text_color="#1f1d1a",
        body_text_color_dark="#edeae4",
    )


def _luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _on(ground: str) -> str:
    return "#ffffff" if contrast("#ffffff", ground) >= contrast("#14120f", ground) else "#14120f"


def tinted(color: str, ground: str) -> str:
    """`ground` with a share of `color` in it, as `color-mix(in srgb, …)` gives."""
    return "#" + "".join(
        f"{round(int(color[i : i + 2], 16) * TINT + int(ground[i : i + 2], 16) * (1 - TINT)):02x}"
        for i in (1, 3, 5)
    )


def _readable(color: str, grounds: tuple[str, ...]) -> bool:
    return all(
        contrast(color, ground) >= MIN_CONTRAST and contrast(color, tinted(color, ground)) >= MIN_CONTRAST
        for ground in grounds
    )


def _until_readable(color: str, grounds: tuple[str, ...], *, darker: bool) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    if not darker:
        saturation = min(saturation, MAX_DARK_SATURATION)
    while not _readable(color, grounds):  # ends: black and white are readable on these grounds
        lightness = max(0.0, lightness - 0.02) if darker else min(1.0, lightness + 0.02)
        channels = colorsys.hls_to_rgb(hue, lightness, saturation)
        color = "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
    return color
