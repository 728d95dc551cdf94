import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest

from takar.web.sittings.saving.gathering import Broken, Gatherer, Unavailable
from takar.web.sittings.saving.route import SavingRoute
from takar.web.sittings.saving.tokens import Desk, token_of
from takar.web.sittings.saving.wire import BODY_LIMIT, Change
from tests.web.sittings.saving.made import Heard, asked, body, token

ONE = (1, "JAWAB", 3, {"choice": "a"})


class Kept:
    """A store in memory."""

    def __init__(self, *, is_full: bool = False) -> None:
        self.rows: dict[tuple[int, int, int], Change] = {}
        self.is_full = is_full

    async def write(self, changes: Sequence[Change]) -> Broken:
        if self.is_full:
            raise Unavailable("disk full")
        broken: Broken = {}
        for one in changes:
            kept = self.rows.setdefault(one.number, one)
            if kept.value != one.value:
                broken[one.number] = "RUSAK"
        return broken

    async def close(self) -> None:
        pass


def told(sent: bytes, *, store: Kept | None = None, **how: Any) -> tuple[int, Any, list[str]]:
    """Return what the route answers, and what it put on record."""
    noted: list[str] = []

    async def refused(sitting: int, reason: str) -> None:
        noted.append(f"{sitting} {reason}")

    async def story() -> tuple[int, Any]:
        route = SavingRoute(lambda: Gatherer(store or Kept()), refused=refused)
        answer = await asked(route, sent, **how)
        await route.close()
        return answer

    status, said = asyncio.run(story())
    return status, said, noted


def test_what_is_kept_is_acknowledged_by_its_number() -> None:
    status, said, _ = told(body(ONE, (2, "BUKA", 4, None)), token=token(7))
    assert (status, said["saved"], said["broken"]) == (200, [1, 2], [])


def test_a_replayed_request_is_acknowledged_again_and_kept_once() -> None:
    store = Kept()
    for _ in range(3):
        assert told(body(ONE), store=store, token=token(7))[0] == 200
    assert len(store.rows) == 1


def test_the_same_number_with_other_content_is_refused_and_noted() -> None:
    store = Kept()
    told(body(ONE), store=store, token=token(7))
    other = (1, "JAWAB", 3, {"choice": "b"})
    status, said, noted = told(body(other), store=store, token=token(7))
    assert (status, said["saved"], said["broken"]) == (200, [], [[1, "RUSAK"]])
    assert noted == ["7 1/1 RUSAK"]


def test_whose_answers_they_are_is_said_by_the_token_alone() -> None:
    store = Kept()
    told(body(ONE), store=store, token=token(7))
    told(body((1, "JAWAB", 3, {"choice": "b"})), store=store, token=token(8))
    assert sorted(store.rows) == [(7, 1, 1), (8, 1, 1)]


@pytest.mark.parametrize("how", ["none", "cut", "changed", "expired", "words"])
def test_without_a_good_token_nothing_is_kept(how: str) -> None:
    good, store = token(7), Kept()
    bad = {
        "none": "",
        "cut": good[:-4],
        "changed": ("A" if good[5] != "A" else "B").join((good[:5], good[6:])),
        "expired": token_of(Desk(7, 1), until=int(time.time()) - 1),
        "words": "²" * 10,
    }[how]
    assert told(body(ONE), store=store, token=bad)[0] == 401
    assert store.rows == {}


@pytest.mark.parametrize("sent", [b"", b"x", b"[]", b'{"changes": [[1]]}', b"{" * 9000])
def test_what_no_device_sends_is_refused_and_noted(sent: bytes) -> None:
    store = Kept()
    status, _, noted = told(sent, store=store, token=token(7))
    assert (status, store.rows, len(noted)) == (400, {}, 1)


def test_only_a_sending_request_saves() -> None:
    assert told(b"", token=token(7), method="GET")[0] == 405


@pytest.mark.parametrize(("size", "status"), [(BODY_LIMIT, 400), (BODY_LIMIT + 1, 413)])
def test_a_body_over_the_limit_is_not_read_on(size: int, status: int) -> None:
    assert told(b" " * size, token=token(7))[0] == status


@pytest.mark.parametrize("size", [str(BODY_LIMIT + 1), None])
def test_a_body_too_large_or_of_untold_length_is_not_read_at_all(size: str | None) -> None:
    headers = {"x-takar-kursi": token(7)} | ({"content-length": size} if size else {})
    heard = Heard("POST", headers, body(ONE))
    line: Any = heard
    asyncio.run(SavingRoute(lambda: Gatherer(Kept()))(line, line))
    assert (heard.answer[0], heard.is_read) == (413, False)


def test_a_full_disk_is_never_acknowledged() -> None:
    assert told(body(ONE), store=Kept(is_full=True), token=token(7))[0] == 503
