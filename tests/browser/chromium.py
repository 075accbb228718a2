"""Finds a Chromium that runs here and opens it; with `--install` gets one: Playwright's own, else Debian's if
we are root.

`make test` calls it before the tests, so that a browser test can only fail, never be skipped in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC_APPS = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
INSTALL_LIMIT_S = 900
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@cache
def find_chromium() -> Path | None:
    """The executable for Playwright's `executable_path`; None when none runs.

    The system's comes first: it is there with its libraries, and downloading another would be a waste.
    """
    return next((path for path in _candidates() if _runs(path)), None)


def _candidates() -> Iterator[Path]:
    yield from (Path(path) for name in NAMES if (path := shutil.which(name)))
    yield from (Path("/Applications") / app for app in MAC_APPS)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    yield own


def _runs(path: Path) -> bool:
    """Ubuntu's `chromium-browser` is a stub that asks for snap, and a download may lack its libraries."""
    if not path.is_file():
        return False
    try:
        done = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"Chrom" in done.stdout


@contextmanager
def open_chromium(*more: str) -> Iterator[Browser]:
    """A Chromium under Playwright, with `more` of its flags; fails where none runs."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()  # before Playwright is started below: it cannot be started in itself
    assert path is not None, "no Chromium runs here; get one: python tests/browser/chromium.py --install"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *more])
        yield browser
        browser.close()


def install_chromium() -> None:
    """Tries each way in turn and stops at the first that gives a Chromium that runs."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        # Only as root: a test run must not ask for a password.
        ways.append([sys.executable, "-m", "playwright", "install-deps", "chromium"])
        ways.append(["apt-get", "update", "-q"])
        ways.append(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"])
    for way in ways:
        print("Looking for a Chromium: " + " ".join(way[-3:]), file=sys.stderr)
        try:
            subprocess.run(way, check=False, stdout=sys.stderr, timeout=INSTALL_LIMIT_S)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(f"  that failed: {error}", file=sys.stderr)
        find_chromium.cache_clear()
        if find_chromium() is not None:
            return


if __name__ == "__main__":
    if find_chromium() is None and "--install" in sys.argv[1:]:
        install_chromium()
    found = find_chromium()
    if found is None:
        sys.exit("No Chromium runs here and none could be installed; install Chromium or Chrome by hand.")
    print(f"Browser tests use {found}")
