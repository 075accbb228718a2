"""What a browser may do with what we serve: the content security policy and the headers beside it.

It refuses to know what a page holds, but for the inline scripts that it lets in.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_DIRECTIVES = {
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


class Policy:
    """The content security policy. `framed_by`: the other sites that may show the page in a frame."""

    def __init__(self, framed_by: Collection[str]) -> None:
        ancestors = " ".join(["'self'", *framed_by])
        self._written = "; ".join(f"{directive} {value}" for directive, value in _DIRECTIVES.items())
        self._written += f"; frame-ancestors {ancestors}"

    def header(self, page: str = "") -> str:
        """As a header says it; the inline scripts of `page` are let in by their hashes, and no others are:
        what is injected later matches none of them."""
        digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
        hashes = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
        return self._written.replace("script-src 'self'", f"script-src 'self'{hashes}")


class SecurityHeaders:
    """Middleware: the policy on every response that bears none of its own, and the headers beside it."""

    def __init__(self, app: ASGIApp, policy: Policy) -> None:
        self.app = app
        self._policy = policy.header()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", self._policy)
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "strict-origin-when-cross-origin"
                headers["permissions-policy"] = "camera=(), microphone=(), geolocation=(), browsing-topics=()"
                headers["cross-origin-opener-policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
