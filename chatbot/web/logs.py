"""Log lines for a collector: one JSON object each, on stderr, without a visitor's words or address.

A message is scrubbed of telephone numbers; of an exception only its class and the places it passed are
written, since its text may quote a question. It refuses to know who collects them.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
import traceback
from pathlib import Path
from typing import IO, Any, Literal

from chatbot.desk.scrub import without_phones
from chatbot.web.observe import REQUESTS

_FIELDS = ("request_id", "method", "route", "status", "ms")


def _is_not_from_mcp(record: logging.LogRecord) -> bool:
    """Whether a line written to the root logger itself is by anybody but the library `mcp`."""
    return record.name != "root" or "mcp" not in Path(record.pathname).parts


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """`at` (UTC), `level`, `logger`, `message`; the fields of a request; where an exception came from."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "logger": record.name}
        line["message"] = without_phones(record.getMessage())
        line |= {field: getattr(record, field) for field in _FIELDS if hasattr(record, field)}
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            line["error"] = type(error).__name__
            line["trace"] = [
                f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
        return json.dumps(line, ensure_ascii=False)


def set_up_logs(kind: Literal["plain", "json"], stream: IO[str] | None = None) -> None:
    """For the process that serves. `plain`: warnings as Python prints them, and no line a request."""
    # Its warnings quote what an agent sent; some are written past its own logger.
    logging.getLogger("mcp").setLevel(logging.CRITICAL)
    logging.getLogger().addFilter(_is_not_from_mcp)
    if kind == "json":
        handler = logging.StreamHandler(stream or sys.stderr)
        handler.setFormatter(JsonLines())
        logging.getLogger().handlers[:] = [handler]
        REQUESTS.setLevel(logging.INFO)
