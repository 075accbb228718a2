"""What a browser may do with what we serve: the content security policy and the headers beside it.

It refuses to know what a page holds, but for the inline scripts that it lets in.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection

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
_ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"strict-origin-when-cross-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), browsing-topics=()",
    b"cross-origin-opener-policy": b"same-origin",
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
        self._policy = policy.header().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [pair for pair in message.get("headers", ()) if pair[0] not in _ALWAYS]
                if all(name != b"content-security-policy" for name, _ in given):
                    given.append((b"content-security-policy", self._policy))
                message["headers"] = [*given, *_ALWAYS.items()]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
