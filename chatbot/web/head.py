"""The head of the page at `/`: ours, in Gradio's index page.

It refuses to know what the page shows once its scripts run.
"""

from __future__ import annotations

import re
from html import escape

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.models import Profile
from chatbot.web.assets import STATIC
from chatbot.web.observe import local_path
from chatbot.web.page import page_name, page_title
from chatbot.web.policy import Policy


class OwnHead:
    """Middleware: our style and script from the first paint, no third-party preview picture, no foreign title
    in a shared link, and something to read where scripts do not run."""

    def __init__(self, app: ASGIApp, profile: Profile, policy: Policy) -> None:
        self.app = app
        self.profile = profile
        self.modules = sorted(path.name for path in (STATIC / "page").glob("*.js"))
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
                headers["content-security-policy"] = self._policy.header(page)
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
