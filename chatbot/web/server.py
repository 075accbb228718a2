"""The process that serves: the socket it listens on, the server over it, and its end.

It refuses to know what is served.
"""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.types import ASGIApp

from chatbot.errors import OperatorError

if TYPE_CHECKING:
    import uvicorn

GRACE_S = 5


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections; port 0 is any free one. Raises OperatorError where none can be."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, ValueError) as error:  # ValueError: no name could be spelt like that
        cause = getattr(error, "strerror", None) or "that is no name of a host"
        raise OperatorError(
            f"Cannot serve on {host[:60]}: {cause}; set `host` to an address here."
        ) from error
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise OperatorError(
            f"Cannot serve on {host}:{port}: {error.strerror}; stop what is using it, or choose another "
            f"port: RESUME_CHATBOT_PORT={port + 1 if 0 < port < 65535 else 7861}."
        ) from error
    return listener


def shown_address(host: str, port: int) -> str:
    """Where a browser on this machine finds what listens on `host`: `http://localhost:7860`."""
    shown = f"[{host}]" if ":" in host else host
    everywhere = {"0.0.0.0": "localhost", "[::]": "localhost"}  # noqa: S104  # shown, not bound
    return f"http://{everywhere.get(shown, shown)}:{port}"


def run_server(app: ASGIApp, listener: socket.socket, *, stop: Callable[[], None], json_logs: bool) -> None:
    """Serves `app` until interrupted. `stop` tells its open streams of the end before they are waited for."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        # With JSON lines, its own go where all others go.
        log_config=None if json_logs else uvicorn.config.LOGGING_CONFIG,
        access_log=False,  # a request line may carry what a visitor would not want kept
        server_header=False,
        proxy_headers=False,  # by default uvicorn lets a local client choose its own address
        timeout_graceful_shutdown=GRACE_S,
    )
    # What is here now stays; looking through it again and again made pauses of up to 0.3 s under load.
    gc.collect()
    gc.freeze()
    with suppress(KeyboardInterrupt):  # uvicorn raises the signal again after its clean stop
        _stoppable(config, stop).run(sockets=[listener])


def _stoppable(config: uvicorn.Config, stop: Callable[[], None]) -> uvicorn.Server:
    import uvicorn

    class Stoppable(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            stop()
            await super().shutdown(sockets)

    return Stoppable(config)
