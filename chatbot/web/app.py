"""One FastAPI app: the recruiter's page and the doors for programs, behind the limits and the headers.

It refuses to know what is answered.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
import re
import socket
import sys
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.desk import Records
from chatbot.errors import OperatorError
from chatbot.models import Profile
from chatbot.release import release
from chatbot.web.api.routes import add_dead_ends, api_routes
from chatbot.web.door import Door, UnderRoot
from chatbot.web.faults import add_handlers
from chatbot.web.house import House
from chatbot.web.limits import Day, Limits
from chatbot.web.logs import set_up_logs
from chatbot.web.mcp import PATH as MCP
from chatbot.web.mcp import McpDoor
from chatbot.web.metrics import Metrics, metrics_route
from chatbot.web.observe import Observe, local_path
from chatbot.web.openai import openai_routes
from chatbot.web.owner import owner_pages
from chatbot.web.pace import Pace
from chatbot.web.page import PageConversations, build_page, page_name, page_title
from chatbot.web.readiness import Readiness
from chatbot.web.sessions import Sessions
from chatbot.web.theme import gradio_theme
from chatbot.web.turns import Turns
from chatbot.web.widget import widget_routes

if TYPE_CHECKING:
    import uvicorn

    from chatbot.bot import Bot
    from chatbot.settings import Settings

GRACE_S = 5

_ABOUT_THE_API = """Answers questions about one résumé, and cites the line behind every answer.

Every refusal has a `code` for programs, a `message` for readers, and says whether trying again may help; its
`request_id` is in the server's log and in the header `X-Request-Id`. With 429 and 503 comes `Retry-After`.
Bodies are JSON of at most 64 KB. Questions are answered from the résumé alone: whatever a message says about
the candidate is not believed, and the conversation is the server's own."""

_ASKED_WITH = ["Content-Type", "Authorization", "Mcp-Protocol-Version", "Mcp-Session-Id"]
_ASKED_WITH += [  # what OpenAI's SDK says of itself in a browser; nothing of it is read
    f"X-Stainless-{name}"
    for name in (
        "Arch",
        "Async",
        "Helper-Method",
        "Lang",
        "OS",
        "Package-Version",
        "Retry-Count",
        "Runtime",
        "Runtime-Version",
        "Timeout",
    )
]

_STATIC = Path(str(files("chatbot.web") / "static"))
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self'",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
}
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


def create_app(bot: Bot, settings: Settings, pace: Pace | None = None) -> FastAPI:
    """The app to serve. It holds conversations in memory and writes only ratings, to `<home>/records.db`.

    `pace`: how fast one address may ask; the owner's limit without it.
    """
    metrics = Metrics()
    sessions, turns = Sessions(), Turns(watch=metrics.turn)
    conversations = PageConversations(bot, settings, sessions, Records(settings.home))
    first = next(iter(bot.profile.starters), bot.profile.greeting)
    house = House(
        bot=bot,
        settings=settings,
        conversations=conversations,
        turns=turns,
        readiness=Readiness(lambda: bot.retrieved(first), turns),
        session_pace=pace or _asking(settings),
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with mcp.running():
            yield

    app = FastAPI(
        lifespan=lifespan,
        title=page_title(bot.profile),
        description=_ABOUT_THE_API,
        version=release(),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.turns = turns
    add_handlers(app)
    api, openai, mcp = api_routes(house), openai_routes(house), McpDoor(house)
    app.include_router(api)
    app.include_router(openai)
    if settings.owner_key is not None:
        app.include_router(owner_pages(bot.sources, settings.owner_key))
    if settings.metrics_key is not None:
        metrics.gauge("open_turns", "Turns waiting, at work or being read.", lambda: turns.open)
        metrics.gauge("sessions", "Conversations held in memory.", lambda: len(sessions))
        app.include_router(metrics_route(metrics, settings.metrics_key))

    app.include_router(widget_routes(bot.profile, settings.theme_color))

    @app.get("/openapi.json", include_in_schema=False)
    def openapi() -> dict[str, Any]:
        """Ours, in the place where Gradio's own would be served."""
        return app.openapi()

    routes = {"/", "/metrics", MCP}
    routes |= {getattr(route, "path", "/") for router in (app, api, openai) for route in router.routes}
    app.router.add_route(MCP, mcp, include_in_schema=False)  # type: ignore[arg-type]  # an ASGI app
    add_dead_ends(app.router, "/api/v1", api)
    add_dead_ends(app.router, "/v1", openai)
    app.mount("/page", _AskedAgain(directory=_STATIC), name="page")

    # The last added is the first to see a request.
    policy = _Policy(settings.framed_by)
    app.add_middleware(_OwnHead, profile=bot.profile, policy=policy)
    app.add_middleware(Limits, asking=pace or _asking(settings), day=Day(settings.questions_a_day))
    # Its presence also stops Gradio from reflecting any Origin, with credentials.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.allowed_origins,
        allow_methods=["GET", "POST"],
        allow_headers=_ASKED_WITH,
        expose_headers=["Retry-After", "X-Request-Id"],
        max_age=600,
    )
    app.add_middleware(
        Door,
        host=settings.host,
        names=settings.allowed_hosts,
        origins=settings.allowed_origins,
        hops=settings.forwarded_hops,
    )
    app.add_middleware(Observe, routes=routes, meter=metrics)
    app.add_middleware(_SecurityHeaders, policy=policy)
    app.add_middleware(UnderRoot, root_path=settings.root_path)
    return _inside_a_loop(lambda: _mount(app, bot, settings, conversations))


def _asking(settings: Settings) -> Pace:
    return Pace(per_minute=settings.questions_a_minute, burst=max(1, settings.questions_a_minute // 3))


def _mount(app: FastAPI, bot: Bot, settings: Settings, conversations: PageConversations) -> FastAPI:
    blocks = build_page(bot, settings, conversations)
    from gradio.routes import mount_gradio_app

    mounted: FastAPI = mount_gradio_app(
        app,
        blocks,
        path="/",
        show_error=False,
        enable_monitoring=False,
        run_history=False,
        footer_links=[],
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        max_file_size=1,
        root_path=settings.root_path or None,
        theme=gradio_theme(settings.theme_color),
    )
    return mounted


def _inside_a_loop(make: Callable[[], FastAPI]) -> FastAPI:
    """Calls `make` while a loop runs: without one, Gradio opens two of its own and never closes them."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:

        async def call() -> FastAPI:
            return make()

        return asyncio.run(call())
    return make()


def serve(bot: Bot, settings: Settings) -> None:
    """Serves until interrupted. Raises OperatorError when the address cannot be listened on."""
    import uvicorn

    listener = _listen(settings.host, settings.port)
    port = listener.getsockname()[1]
    set_up_logs(settings.logs)
    app = create_app(bot, settings)
    config = uvicorn.Config(
        app,
        log_level="warning",
        # With JSON lines, its own go where all others go.
        log_config=None if settings.logs == "json" else uvicorn.config.LOGGING_CONFIG,
        access_log=False,  # a request line may carry what a visitor would not want kept
        server_header=False,
        proxy_headers=False,  # by default uvicorn lets a local client choose its own address
        timeout_graceful_shutdown=GRACE_S,
    )
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    everywhere = {"0.0.0.0": "localhost", "[::]": "localhost"}  # noqa: S104  # shown, not bound
    host = everywhere.get(shown, shown)
    sys.stderr.write(f"Serving {bot.profile.name}'s résumé at http://{host}:{port} (Ctrl+C stops)\n")
    sys.stderr.flush()
    try:
        _stoppable(config, app.state.turns).run(sockets=[listener])
    except KeyboardInterrupt:  # uvicorn raises the signal again after its clean stop
        pass
    finally:
        listener.close()


def _stoppable(config: uvicorn.Config, turns: Turns) -> uvicorn.Server:
    """A server that tells open streams of its end before it waits for them."""
    import uvicorn

    class Stoppable(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            turns.stop()
            await super().shutdown(sockets)

    return Stoppable(config)


def _listen(host: str, port: int) -> socket.socket:
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


class _SecurityHeaders:
    """The policy on every response; a page's own inline scripts are let in by their hashes alone."""

    def __init__(self, app: ASGIApp, policy: _Policy) -> None:
        self.app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", self._policy(""))
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "strict-origin-when-cross-origin"
                headers["permissions-policy"] = "camera=(), microphone=(), geolocation=(), browsing-topics=()"
                headers["cross-origin-opener-policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class _Policy:
    """The content security policy. `framed_by`: the other sites that may show the page in a frame."""

    def __init__(self, framed_by: Collection[str]) -> None:
        ancestors = " ".join(["'self'", *framed_by])
        self._written = "; ".join(f"{directive} {value}" for directive, value in _POLICY.items())
        self._written += f"; frame-ancestors {ancestors}"

    def __call__(self, script_hashes: str) -> str:
        """As a header says it; `script_hashes` each with a blank before it."""
        return self._written.replace("script-src 'self'", f"script-src 'self'{script_hashes}")


class _OwnHead:
    """Gives Gradio's index page our head: our style and script from the first paint, no third-party preview
    picture, no foreign title in a shared link, and something to read where scripts do not run."""

    def __init__(self, app: ASGIApp, profile: Profile, policy: _Policy) -> None:
        self.app = app
        self.profile = profile
        self.modules = sorted(path.name for path in (_STATIC / "page").glob("*.js"))
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or local_path(scope) != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        # Compressed, the page could not be read here.
        scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
        start: Message | None = None
        body = b""

        async def hold(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body", False) or start is None:
                return
            headers = MutableHeaders(scope=start)
            if headers.get("content-type", "").startswith("text/html"):
                page = self._rewritten(body.decode())
                body = page.encode()
                headers["content-length"] = str(len(body))
                headers["cache-control"] = "no-cache"
                headers["content-security-policy"] = self._policy(_hashes(page))
            await send(start)
            await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, hold)

    def _rewritten(self, page: str) -> str:
        page = re.sub(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>', "", page)
        page = re.sub(r'\s*<link rel="manifest"[^>]*>', "", page)
        title, about = page_title(self.profile), " · ".join(self.profile.headline) or self.profile.about
        head = (
            f"<title>{escape(title)}</title>"
            f'<meta name="description" content="{escape(about)}">'
            f'<meta property="og:type" content="profile"><meta property="og:title" content="{escape(title)}">'
            f'<meta property="og:description" content="{escape(about)}">'
            '<meta name="color-scheme" content="light dark">'
            '<link rel="icon" type="image/svg+xml" href="page/icon.svg">'
            '<link rel="stylesheet" href="page/page.css">'
            + "".join(f'<link rel="modulepreload" href="page/page/{name}">' for name in self.modules)
            + '<script type="module" src="page/page.js"></script>'
        )
        email = self.profile.email
        way = f' or write to <a href="mailto:{escape(email)}">{escape(email)}</a>' if email else ""
        waiting = (
            '<div id="rc-waiting">'
            f'<p class="rc-waiting-name">{escape(page_name(self.profile))}</p>'
            f"<p>{escape(self.profile.headline[0] if self.profile.headline else '')}</p>"
            f"<noscript><p>The chat needs JavaScript. Please switch it on{way}.</p></noscript></div>"
        )
        page = page.replace("</head>", head + "</head>", 1)
        return re.sub(r"(<body[^>]*>)", lambda found: found.group(1) + waiting, page, count=1)


def _hashes(page: str) -> str:
    """CSP sources for the inline scripts of this very page: what is injected later matches none of them."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


class _AskedAgain(StaticFiles):
    """Files of which a browser asks each time whether its copy is still good: scripts that import each other
    must be of one version."""

    def file_response(self, *args: Any, **more: Any) -> Response:
        response = super().file_response(*args, **more)
        response.headers["cache-control"] = "no-cache"
        return response
