"""One FastAPI app: the recruiter's page and the doors for programs, behind the limits and the headers.

It refuses to know what is answered.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from chatbot.desk import Records
from chatbot.release import release
from chatbot.web.api.routes import add_dead_ends, api_routes
from chatbot.web.assets import STATIC, AskedAgain
from chatbot.web.crew import Crew
from chatbot.web.door import Door, UnderRoot
from chatbot.web.faults import add_handlers
from chatbot.web.head import OwnHead
from chatbot.web.house import House
from chatbot.web.limits import Day, Limits
from chatbot.web.logs import set_up_logs
from chatbot.web.mcp import PATH as MCP
from chatbot.web.mcp import McpDoor
from chatbot.web.metrics import Metrics, metrics_route
from chatbot.web.observe import Observe
from chatbot.web.openai import openai_routes
from chatbot.web.owner import owner_pages
from chatbot.web.pace import Pace
from chatbot.web.page import PageConversations, build_page, page_title
from chatbot.web.policy import Policy, SecurityHeaders
from chatbot.web.readiness import Readiness
from chatbot.web.server import listen, run_server, shown_address
from chatbot.web.sessions import Sessions
from chatbot.web.theme import gradio_theme
from chatbot.web.turns import AT_ONCE, Turns, threads_that_compute, unwatched
from chatbot.web.widget import widget_routes

if TYPE_CHECKING:
    from chatbot.bot import Bot
    from chatbot.settings import Settings

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


def create_app(bot: Bot, settings: Settings, pace: Pace | None = None, crew: Crew | None = None) -> FastAPI:
    """The app to serve. It holds conversations in memory and writes only ratings, to `<home>/records.db`.

    `pace`: how fast one address may ask; the owner's limit without it. `crew` works out the answers; without
    it, this process does.
    """
    metrics = Metrics() if settings.metrics_key is not None else None  # who could read them without it?
    watch = metrics.turn if metrics is not None else unwatched
    sessions = Sessions()
    at_once = AT_ONCE if settings.llm is not None else threads_that_compute()
    turns = Turns(at_once=crew.number if crew is not None else at_once, watch=watch)
    conversations = PageConversations(bot, settings, sessions, Records(settings.home), watch, crew)
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
        if crew is not None:  # here, not behind the server: a second signal ends the process at once
            crew.close()

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
    if settings.metrics_key is not None and metrics is not None:
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
    app.mount("/page", AskedAgain(directory=STATIC), name="page")

    # The last added is the first to see a request.
    policy = Policy(settings.framed_by)
    app.add_middleware(OwnHead, profile=bot.profile, policy=policy)
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
    app.add_middleware(SecurityHeaders, policy=policy)
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


def serve(bot: Bot, settings: Settings, pace: Pace | None = None, crew: Crew | None = None) -> None:
    """Serves until interrupted; `pace` and `crew` as `create_app` has them. Raises OperatorError when the
    address cannot be listened on."""
    with listen(settings.host, settings.port) as listener:
        set_up_logs(settings.logs)
        app = create_app(bot, settings, pace, crew)
        address = shown_address(settings.host, listener.getsockname()[1])
        sys.stderr.write(f"Serving {bot.profile.name}'s résumé at {address} (Ctrl+C stops)\n")
        sys.stderr.flush()
        run_server(app, listener, stop=app.state.turns.stop, json_logs=settings.logs == "json")
