"""The README's pictures: `python tests/browser/picture.py` takes that of the page anew, of the real app over
`seeds/`; with a report of `make eval`, that of the report.

It refuses to pose: the question is asked and the citation clicked as a visitor would.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
PICTURES = Path(__file__).resolve().parent / "pictures"
QUESTION = "What did he do at AWS?"
MAX_BYTES = 200_000


def take(path: Path) -> None:
    """The page at 1280 × 800, light, the second source of an answer shown in the résumé."""
    sys.path.insert(0, str(ROOT))  # run as a script, this file's own folder is all that is known
    from chatbot.bot import open_bot
    from chatbot.settings import load_settings
    from tests.browser.chromium import open_chromium
    from tests.browser.conftest import serving

    settings = load_settings(ROOT)
    with serving(open_bot(settings), settings) as app, open_chromium() as browser:
        page = browser.new_page(
            viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce"
        )
        page.goto(app.url)
        page.wait_for_selector("#rc-page[data-ready=yes]")
        page.fill("#rc-input", QUESTION)
        page.press("#rc-input", "Enter")
        page.wait_for_selector(".rc-tools")
        page.locator(".rc-text .rc-cite").nth(1).click()
        page.wait_for_selector("#rc-scroll mark")
        page.mouse.move(0, 0)
        shot = page.screenshot()
    _keep(shot, path)


def take_report(report: Path, path: Path) -> None:
    """The head of an HTML report, 1280 × 800, light."""
    sys.path.insert(0, str(ROOT))
    from tests.browser.chromium import open_chromium

    with open_chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(report.resolve().as_uri())
        shot = page.screenshot()
    _keep(shot, path)


def _keep(shot: bytes, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    # 256 colours are enough for a page of text, and a third of the bytes. Pillow comes with Gradio.
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
        path, optimize=True
    )


if __name__ == "__main__":
    picture = PICTURES / ("report.png" if sys.argv[1:] else "page.png")
    if sys.argv[1:]:
        take_report(Path(sys.argv[1]), picture)
    else:
        take(picture)
    size = picture.stat().st_size
    if size > MAX_BYTES:
        sys.exit(f"{picture} has {size:,} bytes; a README's picture should stay below {MAX_BYTES:,}.")
    print(f"{picture}: {size:,} bytes")
