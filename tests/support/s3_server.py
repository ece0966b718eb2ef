"""An S3 server on this machine, of the package moto, with faults: `fault` decides about each request."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pyarrow import fs

BUCKET = "elsewhere"
Fault = Callable[[str, str], str | None]  # method and path -> an error of S3, or None


class S3Server:
    """A bucket behind an endpoint.

    Attributes:
        port: of the endpoint, also after `stop`.
        requests: method and path of each request.
        fault: what is wrong at present.
    """

    def __init__(self) -> None:
        from moto.server import DomainDispatcherApplication, create_backend_app

        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.folder = f"{BUCKET}/{uuid.uuid4().hex}"  # moto keeps its objects for the life of the process
        self._app = DomainDispatcherApplication(create_backend_app)
        self.port, self.fault, self.requests = 0, no_fault, list[tuple[str, str]]()
        self.start()
        self.files.create_dir(BUCKET)

    def start(self) -> None:
        from werkzeug.serving import make_server

        self._server = make_server("127.0.0.1", self.port, self._answer, threaded=True)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Let the endpoint be down; what it holds stays."""
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        self.requests.append((method, path))
        code = self.fault(method, path)
        if not code:
            return self._app(environ, start_response)
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        body = f"<Error><Code>{code}</Code><Message>not now</Message></Error>".encode()
        status = "403 Forbidden" if code == "AccessDenied" else "400 Bad Request"
        start_response(status, [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
        return [body]

    @property
    def url(self) -> str:
        return f"s3://{self.folder}"

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to reach it."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": "marked-key",
            "AWS_SECRET_ACCESS_KEY": "marked-secret",
            "AWS_REGION": "us-east-1",
        }

    @property
    def files(self) -> fs.S3FileSystem:
        """The bucket, past the program under test."""
        return fs.S3FileSystem(
            access_key="test", secret_key="test", region="us-east-1", scheme="http",
            endpoint_override=f"127.0.0.1:{self.port}", allow_bucket_creation=True,
        )  # fmt: skip

    def objects(self) -> dict[str, int]:
        """The bytes of each object, by its path below the URL."""
        selector = fs.FileSelector(self.folder, recursive=True, allow_not_found=True)
        found = (info for info in self.files.get_file_info(selector) if info.type == fs.FileType.File)
        return {info.path.removeprefix(f"{self.folder}/"): info.size for info in found}

    def read(self, name: str) -> bytes:
        with self.files.open_input_stream(f"{self.folder}/{name}") as stream:
            return stream.read()

    def write(self, name: str, content: bytes) -> None:
        with self.files.open_output_stream(f"{self.folder}/{name}") as stream:
            stream.write(content)

    def flip(self, name: str) -> None:
        """Change a byte in the middle of an object."""
        content = bytearray(self.read(name))
        content[len(content) // 2] ^= 1
        self.write(name, bytes(content))


def no_fault(method: str, path: str) -> str | None:
    return None


@contextmanager
def s3_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Server]:
    """A server for the block, with the environment that reaches it."""
    pytest.importorskip("moto.server", reason="moto is not installed")
    server = S3Server()
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    try:
        yield server
    finally:
        server.stop()
