"""The files that page and widget are made of, as they lie in this package.

It refuses to know what is in them.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles

STATIC = Path(str(files("chatbot.web") / "static"))


class AskedAgain(StaticFiles):
    """Files of which a browser asks each time whether its copy is still good: scripts that import each other
    must be of one version."""

    def file_response(self, *args: Any, **more: Any) -> Response:
        response = super().file_response(*args, **more)
        response.headers["cache-control"] = "no-cache"
        return response
