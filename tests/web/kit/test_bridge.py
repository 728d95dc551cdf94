import asyncio
import threading
from collections.abc import AsyncIterator, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from takar.web.kit.bridge import IN_MEMORY, Environment, Pages

Sent = list[tuple[str, str]]
WORD: ContextVar[str] = ContextVar("WORD", default="fresh")


class Headers:
    """Headers as granian has them: a name may come twice."""

    def __init__(self, sent: Sent) -> None:
        self.sent = sent

    def __contains__(self, name: str) -> bool:
        return name in dict(self.sent)

    def get(self, name: str, default: Any = None) -> Any:
        return dict(self.sent).get(name, default)

    def items(self) -> Sent:
        return self.sent


@dataclass
class Line:
    """The line of one request: what came over it, and what was answered."""

    pieces: tuple[bytes, ...] = ()
    leaves_at: "asyncio.Event" = field(default_factory=asyncio.Event)
    status: int = 0
    headers: Sent = field(default_factory=list)
    body: bytes = b""

    async def client_disconnect(self) -> None:
        await self.leaves_at.wait()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield piece

    def response_bytes(self, status: int, headers: Sent, body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    def response_empty(self, status: int, headers: Sent) -> None:
        self.response_bytes(status, headers, b"")


class Closing(list[bytes]):
    """An answer in pieces that must be closed."""

    is_closed = False

    def close(self) -> None:
        self.is_closed = True


class Application:
    """Keeps what it was asked, and says it back."""

    def __init__(self) -> None:
        self.heard: list[Environment] = []
        self.bodies: list[bytes] = []
        self.answers: list[Closing] = []

    def __call__(self, environment: Environment, start: Any) -> Iterable[bytes]:
        self.heard.append(environment)
        self.bodies.append(environment["wsgi.input"].read())
        start("201 Created", [("X-One", "1"), ("Set-Cookie", "a=b")])
        self.answers.append(Closing([b"pie", b"ces"]))
        return self.answers[-1]


def scope(**facts: Any) -> Any:
    usual = {
        "method": "POST",
        "path": "/jalan/é/",
        "query_string": "a=%20",
        "client": "[::1]:4711",
        "server": "127.0.0.1:8000",
        "scheme": "http",
        "http_version": "1.1",
        "headers": Headers(facts.pop("sent", [])),
    }
    return SimpleNamespace(**usual | facts)


def asked(line: Line, application: Any, sent: Sent) -> Line:
    async def story() -> None:
        pages = Pages(application, threads=1)
        await pages(scope(sent=sent), line)
        pages.close()

    asyncio.run(story())
    return line


def test_an_answer_goes_out_whole_and_is_closed() -> None:
    application = Application()
    line = asked(Line(), application, [])
    assert (line.status, line.body) == (201, b"pieces")
    assert line.headers == [("X-One", "1"), ("Set-Cookie", "a=b")]
    assert application.answers[0].is_closed


def test_a_request_is_told_as_wsgi_has_it() -> None:
    application = Application()
    sent = [("host", "takar.id"), ("x-a", "1"), ("x-a", "2"), ("content-type", "text/plain")]
    asked(Line((b"ha", b"llo")), application, [*sent, ("content-length", "5")])
    told = application.heard[0]
    assert (told["REQUEST_METHOD"], told["QUERY_STRING"]) == ("POST", "a=%20")
    assert told["PATH_INFO"].encode("latin-1").decode() == "/jalan/é/"
    assert (told["HTTP_HOST"], told["HTTP_X_A"], told["REMOTE_ADDR"]) == ("takar.id", "1,2", "::1")
    assert (told["CONTENT_TYPE"], told["CONTENT_LENGTH"]) == ("text/plain", "5")
    assert application.bodies == [b"hallo"]


def test_a_header_that_could_pass_for_another_is_left_out() -> None:
    application = Application()
    asked(Line(), application, [("x_forwarded_proto", "https")])
    assert not [name for name in application.heard[0] if "FORWARDED" in name]


@pytest.mark.parametrize("size", [IN_MEMORY, IN_MEMORY + 1])
def test_a_large_body_arrives_as_it_was_sent(size: int) -> None:
    application, body = Application(), bytes(range(256)) * (size // 256) + b"!" * (size % 256)
    asked(Line((body[:7], body[7:])), application, [("content-length", str(size))])
    assert application.bodies == [body]


def test_a_body_cut_on_the_way_reaches_nobody() -> None:
    application = Application()
    line = asked(Line((b"hal", b"")), application, [("content-length", "5")])
    assert (application.heard, line.status) == ([], 0)


def test_a_body_whose_length_is_not_told_is_refused() -> None:
    application = Application()
    line = asked(Line((b"hallo",)), application, [("transfer-encoding", "chunked")])
    assert (application.heard, line.status) == ([], 411)


def test_as_many_pages_are_in_work_as_there_are_threads_and_the_others_wait() -> None:
    gate, together, most = threading.Event(), [0], [0]

    def application(environment: Environment, start: Any) -> Closing:
        together[0] += 1
        most[0] = max(most[0], together[0])
        gate.wait(5)
        together[0] -= 1
        start("200 OK", [])
        return Closing([b"done"])

    async def story() -> list[Line]:
        pages, lines = Pages(application, threads=1), [Line() for _ in range(5)]
        rush = asyncio.gather(*(pages(scope(), line) for line in lines))
        for _ in range(20):
            await asyncio.sleep(0)
        gate.set()
        await rush
        pages.close()
        return lines

    assert [line.body for line in asyncio.run(story())] == [b"done"] * 5
    assert most == [1]


def test_who_left_while_waiting_is_not_served() -> None:
    application, gate = Application(), threading.Event()

    def slow(environment: Environment, start: Any) -> Iterable[bytes]:
        gate.wait(5)
        return application(environment, start)

    async def story() -> tuple[Line, Line]:
        pages, first, second = Pages(slow, threads=1), Line(), Line()
        rush = asyncio.gather(pages(scope(), first), pages(scope(), second))
        for _ in range(5):
            await asyncio.sleep(0)
        second.leaves_at.set()
        for _ in range(5):
            await asyncio.sleep(0)
        gate.set()
        await rush
        pages.close()
        return first, second

    first, second = asyncio.run(story())
    assert (first.status, second.status, len(application.heard)) == (201, 0, 1)


def test_nothing_of_one_page_is_left_for_the_next() -> None:
    found: list[str] = []

    def application(environment: Environment, start: Any) -> Closing:
        found.append(WORD.get())
        WORD.set("left behind")
        start("200 OK", [])
        return Closing()

    async def story() -> None:
        pages = Pages(application, threads=1)
        await pages(scope(), Line())
        await pages(scope(), Line())
        pages.close()

    asyncio.run(story())
    assert found == ["fresh", "fresh"]
