"""Metrics and health over HTTP."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import REGISTRY
from prometheus_client.exposition import choose_encoder

PORT = 4002


def server(is_ready: Callable[[], bool], port: int = PORT) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/metrics":
                # In OpenMetrics for those who ask for it, as only there are exemplars.
                encode, content_type = choose_encoder(self.headers.get("Accept", ""))
                self._send(200, encode(REGISTRY), content_type)
            elif self.path == "/health/live":
                self._send(204)
            elif self.path == "/health/ready":
                self._send(204 if is_ready() else 503)
            else:
                self._send(404)

        def _send(self, status: int, body: bytes = b"", content_type: str = "text/plain") -> None:
            self.send_response(status)
            if status != 204:
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """A line for each scrape would be one too many."""

    return ThreadingHTTPServer(("", port), Handler)
