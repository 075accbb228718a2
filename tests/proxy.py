"""A reverse proxy as owners put in front: one visitor's address noted at the right, a path taken off or left.

It passes pieces on as they come, or a stream would be a wait.
"""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "host", "content-length"}


@contextmanager
def proxying(port: int, *, public: str, prefix: str = "", strip: bool = True) -> Iterator[str]:
    """The proxy's own address. It calls 127.0.0.1:`port`, says that it was asked over https for `public`, and
    takes `prefix` off the path where `strip`. A test says who visits by the header X-Visitor."""

    class Passing(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            body = self.rfile.read(length) if length else None
            told = {name.lower(): value for name, value in self.headers.items()}
            headers = {name: value for name, value in told.items() if name not in HOP_BY_HOP}
            earlier = told.get("x-forwarded-for")
            visitor = headers.pop("x-visitor", self.client_address[0])
            headers |= {
                "host": public,
                "x-forwarded-for": f"{earlier}, {visitor}" if earlier else visitor,
                "x-forwarded-proto": "https",
            }
            path = self.path.removeprefix(prefix) or "/" if strip else self.path
            call = http.client.HTTPConnection("127.0.0.1", port, timeout=200)
            call.request(self.command, path, body, headers)
            reply = call.getresponse()
            self.send_response(reply.status)
            for name, value in reply.getheaders():
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            while piece := reply.read1(65_536):
                self.wfile.write(piece)
                self.wfile.flush()
            call.close()

        do_GET = do_POST = do_HEAD = handle_one  # noqa: N815 - names of the library

        def log_message(self, *_said: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()
