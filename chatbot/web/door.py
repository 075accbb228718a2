"""Who may come in: by our own name, from our page, an allowed site or a program, through known proxies only.

It trusts nothing that a client says about itself: no forwarded header but those of the proxies the owner
counted, no foreign name or origin, no upload. It refuses to know what is asked, and how often (see `limits`).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from chatbot.web.observe import local_path, send_refusal
from chatbot.web.refusal import Refusal

_CLOSED = re.compile(
    r"/gradio_api/(?:upload|upload_progress|deep_link|proxy=|file[=/]|stream/|custom_component/|component_server"
    r"|process_recording|vibe-|undo-vibe-|dev/|runs|run-history/|profiling/|token|user(?:/|$)"
    r"|(?:run|api|call/v2)/(?!ask(?:/|$))|call/(?!(?:v2|ask|turn|restore|resume|rate|forget)(?:/|$)))"
    r"|/(?:monitoring|login|logout|pwa_icon)(?:/|$)"
)
"""Routes of Gradio that this page does not need. The upload among them takes any size from anyone; asked for
a function that there is not, others end in a fault."""

_HEARSAY = re.compile(
    rb"x-forwarded-.*|forwarded|x-real-ip|x-gradio-server|x-original-.*|x-rewrite-.*|x-host"
)
"""Headers by which a proxy tells what it was asked for. What of it is believed is read here, by the number of
proxies the owner counted; behind the door nobody sees them, and Gradio would believe them all: its page would
load its scripts from wherever they say."""

_FOR_PROGRAMS = re.compile(r"/(?:api/v1|v1)(?:/.*)?|/mcp", re.DOTALL)
"""Where pages of the owner's other sites may call; at all other addresses only our own page may."""

_LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}
_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  # compared, not bound


class Door:
    """Middleware: strange names and origins and closed routes end here.

    `host` is what the owner chose to serve on, `names` what else it is called. A request must name one of
    them or this machine, or another site could have its own name point here and read along (DNS rebinding);
    on all addresses, without `names`, any name may be. `origins`: other sites whose pages may ask,
    exactly as a browser says them. `hops`: how many proxies of the owner's stand in front.
    """

    def __init__(
        self,
        app: ASGIApp,
        host: str,
        *,
        names: Collection[str] = (),
        origins: Collection[str] = (),
        hops: int = 0,
    ) -> None:
        self.app = app
        known = _LOCAL_NAMES | {name.lower().rstrip(".") for name in names}
        self._names = None if host in _EVERYWHERE and not names else known | {host.lower().rstrip(".")}
        self._origins = frozenset(origins)
        self._hops = hops

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # nothing here speaks it
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = _as_forwarded(scope, self._hops)
        try:
            scope = self._admitted(scope)
        except Refusal as refusal:
            await send_refusal(send, scope, refusal)
            return
        await self.app(scope, receive, send)

    def _admitted(self, scope: Scope) -> Scope:
        """The request as it may go on; raises Refusal."""
        path = local_path(scope)
        named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1 or (self._names is not None and _name(named[0]) not in self._names):
            raise Refusal("host_refused", "This server does not answer under that name.")
        if _CLOSED.match(path):
            raise Refusal("not_found", "Not found.")
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        if all(_is_own(origin, named[0]) for origin in origins):
            return scope
        if _FOR_PROGRAMS.fullmatch(path):
            if len(origins) == 1 and origins[0] in self._origins:
                return scope
            raise Refusal("origin_refused", "Requests from other sites are not accepted.")
        if scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            raise Refusal("origin_refused", "Requests from other sites are not accepted.")
        # Served like any page, but nobody behind the door may tell the browser to let that site read it (the
        # widget's script says for itself that any site may).
        return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"origin"]}


class UnderRoot:
    """Middleware: where a proxy answers under a path of its own (`/ask`), that path is ours too, whether the
    proxy takes it off or leaves it on."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self.app = app
        self._root = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._root:
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if path == self._root:  # links of the page are relative to its folder
            asked = b"?" + scope["query_string"] if scope["query_string"] else b""  # a link to a question
            location = f"{self._root}/".encode() + asked
            headers = [(b"location", location), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 308, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        if not path.startswith(f"{self._root}/"):
            path = self._root + path
        raw = path.encode("utf-8", "surrogatepass")
        await self.app({**scope, "path": path, "raw_path": raw, "root_path": self._root}, receive, send)


def _as_forwarded(scope: Scope, hops: int) -> Scope:
    """The request as the outermost of `hops` trusted proxies got it, without anybody's forwarded headers.

    Each proxy adds the address it was called from at the right, so the visitor's is the `hops`-th from there:
    whatever stands further left, the client itself may have written. With fewer entries than proxies somebody
    came past them, and is known by the address of the connection alone.
    """
    changed = {"headers": [pair for pair in scope["headers"] if not _HEARSAY.fullmatch(pair[0])]}
    if hops:
        headers = Headers(scope=scope)
        told = [one.strip() for one in ",".join(headers.getlist("x-forwarded-for")).split(",") if one.strip()]
        if len(told) >= hops:
            changed["client"] = (_without_port(told[-hops]), 0)  # type: ignore[assignment]
        schemes = [one.strip().lower() for one in ",".join(headers.getlist("x-forwarded-proto")).split(",")]
        if schemes[-1] in ("http", "https"):
            changed["scheme"] = schemes[-1]  # type: ignore[assignment]
    return {**scope, **changed}


def _without_port(address: str) -> str:
    """Some proxies write the port too: `192.0.2.1:80`, `[2001:db8::1]:80`."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address


def _name(host: str) -> str:
    """The name in a Host header, without its port: `[::1]:7860` is `::1`."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return name.lower().rstrip(".")


def _is_own(origin: str, host: str) -> bool:
    """Whether a browser says that our own page sent this. The scheme is not compared: without a counted proxy
    nobody here knows whether the visitor's connection was encrypted on its way."""
    return origin.partition("://")[2].lower() == host.lower()
