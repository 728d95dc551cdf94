"""Django behind granian's own interface (RSGI): pages are made by a few threads that stay.

A thread keeps its connection to the database from page to page, and as many pages are in work at a
time as there are threads: in a rush people wait their turn, and nobody is refused. What comes in is
read, and what goes out is sent, by the loop; a slow line holds no thread.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextvars import Context
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from granian.rsgi import Scope

IN_MEMORY = 1024 * 1024
"""Bytes of a request that are held in memory; the rest goes to a file."""

Environment = dict[str, Any]
Application = Callable[[Environment, Any], Any]
"""An application as WSGI has them."""
Answer = tuple[int, list[tuple[str, str]], bytes]
"""Status, headers and body."""


class Pages:
    """Lets a WSGI application answer in a few threads."""

    def __init__(self, application: Application, *, threads: int) -> None:
        self.application = application
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope: Scope, protocol: Any) -> None:
        """Answer a request; who has gone before it was their turn is not served any more."""
        if "transfer-encoding" in scope.headers:  # a body of untold length: no browser sends it
            protocol.response_empty(411, [])
            return
        gone = asyncio.ensure_future(protocol.client_disconnect())
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            if await is_read(protocol, body, size_of(scope)):
                answer = await asyncio.get_running_loop().run_in_executor(
                    self.threads, self.answer, environment_of(scope, body), gone.done
                )
                if answer is not None:
                    protocol.response_bytes(*answer)
        gone.cancel()

    def answer(self, environment: Environment, has_gone: Callable[[], bool]) -> Answer | None:
        """Return what the application answers; runs in a thread, each page in a context of its own.

        Nothing if who asked has gone meanwhile.
        """
        return None if has_gone() else Context().run(answered, self.application, environment)

    def close(self) -> None:
        """Let the threads end."""
        self.threads.shutdown()


def size_of(scope: Scope) -> int:
    """Return how many bytes are told to follow."""
    return int(scope.headers.get("content-length", 0))


async def is_read(protocol: Any, body: IO[bytes], size: int) -> bool:
    """Read what is sent into a file; say whether it is whole."""
    if size:
        async for piece in protocol:
            body.write(piece)
    is_whole = body.tell() == size
    body.seek(0)
    return is_whole


def environment_of(scope: Scope, body: IO[bytes]) -> Environment:
    """Return a request as WSGI tells it."""
    server, port = scope.server.rsplit(":", 1)
    return {
        **headers_of(scope.headers.items()),
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": as_wsgi(scope.path),
        "QUERY_STRING": as_wsgi(scope.query_string),
        "CONTENT_TYPE": scope.headers.get("content-type", ""),
        "CONTENT_LENGTH": str(size_of(scope)),
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rsplit(":", 1)[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def headers_of(sent: Iterable[tuple[str, str]]) -> Environment:
    """Return headers as WSGI names them; those that could pass for another one are left out."""
    told: Environment = {}
    for name, value in sent:
        if "_" not in name:
            key = f"HTTP_{name.upper().replace('-', '_')}"
            told[key] = f"{told[key]},{value}" if key in told else value
    return told


def as_wsgi(text: str) -> str:
    """Return a text as WSGI carries it: its bytes, one character each."""
    return text.encode().decode("latin-1")


def answered(application: Application, environment: Environment) -> Answer:
    """Return what an application answers, whole."""
    started: list[tuple[str, list[tuple[str, str]]]] = []
    with closing(application(environment, lambda *told: started.append(told))) as pieces:
        body = b"".join(pieces)
    status, headers = started[0]
    return int(status.split()[0]), headers, body
