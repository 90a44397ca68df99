"""A static host as readers meet one: below a path of its own, compressed, counting what it sends."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md", ".bib", ".yml"}
"""What static hosts compress: text."""


@dataclass(slots=True)
class Served:
    """A site that is being served: where, and how many bytes of body went out for each path."""

    url: str
    """Address of the site's top, with a slash at its end."""
    sent: list[tuple[str, int]] = field(default_factory=list)

    def transferred(self) -> int:
        """Bytes sent since ``sent`` was last cleared."""
        return sum(size for _path, size in self.sent)


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  socketserver's signature
        """A browser that leaves while it is being answered is no error."""


@contextmanager
def served(folder: Path, prefix: str = "/review/") -> Iterator[Served]:
    """Serve ``folder`` below ``prefix`` on a free port of this machine until the block ends."""
    state = Served("")

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def translate_path(self, path: str) -> str:
            """Only what stands below the prefix is there."""
            inside = path.removeprefix(prefix) if path.startswith(prefix) else "no-such-file"
            return super().translate_path("/" + inside)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401  http.server's signature
            """Say nothing."""

        def send_head(self) -> BytesIO | None:
            """The file, compressed as hosts do."""
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return None
            body = path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            if path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            state.sent.append((self.path, len(body)))
            return BytesIO(body)

    server = _Quiet(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    state.url = f"http://127.0.0.1:{server.server_port}{prefix}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
