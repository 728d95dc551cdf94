import json
from typing import Any

import pytest

from takar.web.sittings.saving.tokens import Desk
from takar.web.sittings.saving.wire import (
    CHANGES_LIMIT,
    DAY_MS,
    NOTE_LIMIT,
    SEQUENCE_LIMIT,
    SLOT_LIMIT,
    VALUE_LIMIT,
    NotUnderstood,
    answered,
    changes_in,
)

DESK = Desk(7, 1)
NOW = 1_760_000_000_000


def body(*rows: Any) -> bytes:
    return json.dumps({"changes": rows}).encode()


def test_a_change_is_read_with_the_desk_of_its_token_and_the_moment_of_the_server() -> None:
    (change,) = changes_in(body([3, "JAWAB", 0, ["B", "A"], NOW - 5]), DESK, now_ms=NOW)
    assert (change.number, change.kind, change.slot) == ((7, 1, 3), "JAWAB", 0)
    assert (change.value, change.given_ms, change.received_ms) == ('["B","A"]', NOW - 5, NOW)


@pytest.mark.parametrize(
    "row",
    [
        [1, "JAWAB", 0, "A"],
        [1, "JAWAB", 0, "A", NOW, 1],
        {"sequence": 1},
        [0, "JAWAB", 0, "A", NOW],
        [SEQUENCE_LIMIT + 1, "JAWAB", 0, "A", NOW],
        [True, "JAWAB", 0, "A", NOW],
        [1.0, "JAWAB", 0, "A", NOW],
        [1, "HAPUS", 0, "A", NOW],
        [1, [], 0, "A", NOW],
        [1, "JAWAB", -1, "A", NOW],
        [1, "JAWAB", SLOT_LIMIT + 1, "A", NOW],
        [1, "JAWAB", "0", "A", NOW],
        [1, "JAWAB", 0, "a\x00b", NOW],
        [1, "JAWAB", 0, "\ud800", NOW],
        [1, "JAWAB", 0, "x" * VALUE_LIMIT, NOW],
        [1, "JAWAB", None, "x" * NOTE_LIMIT, NOW],
        [1, "LURING", 0, "x" * NOTE_LIMIT, NOW],
    ],
)
def test_a_change_no_device_sends_is_refused_whole(row: Any) -> None:
    with pytest.raises(NotUnderstood):
        changes_in(body([2, "JAWAB", 0, "A", NOW], row), DESK, now_ms=NOW)


def test_somebody_may_write_about_a_zero_character() -> None:
    (change,) = changes_in(body([1, "JAWAB", 0, "\\u0000", NOW]), DESK, now_ms=NOW)
    assert change.value == '"\\\\u0000"'


def test_limits_themselves_are_taken() -> None:
    rows = [
        [SEQUENCE_LIMIT, "JAWAB", SLOT_LIMIT, "x" * (VALUE_LIMIT - 2), NOW],
        *([number, "BUKA", None, None, NOW] for number in range(1, CHANGES_LIMIT)),
    ]
    assert len(changes_in(body(*rows), DESK, now_ms=NOW)) == CHANGES_LIMIT
    with pytest.raises(NotUnderstood):
        changes_in(body(*rows, [700, "BUKA", None, None, NOW]), DESK, now_ms=NOW)


@pytest.mark.parametrize(
    "sent", [b"", b"{}", b"[]", b"\xff", b'{"changes": []}', b'{"changes": 1}', b"[" * 100_000]
)
def test_a_body_no_device_sends_is_refused(sent: bytes) -> None:
    with pytest.raises(NotUnderstood):
        changes_in(sent, DESK, now_ms=NOW)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "[-1e400]"])
def test_numbers_no_database_knows_are_refused(number: str) -> None:
    with pytest.raises(NotUnderstood):
        changes_in(b'{"changes": [[1, "JAWAB", 0, %s, 5]]}' % number.encode(), DESK, now_ms=NOW)


@pytest.mark.parametrize("given", [NOW - DAY_MS - 1, NOW + DAY_MS + 1, None, "now", 1.5])
def test_a_moment_out_of_all_reason_becomes_that_of_arrival(given: Any) -> None:
    (change,) = changes_in(body([1, "JAWAB", 0, "A", given]), DESK, now_ms=NOW)
    assert change.given_ms == NOW


def test_the_answer_names_what_was_saved_and_what_was_not() -> None:
    changes = changes_in(
        body([1, "JAWAB", 0, "A", NOW], [2, "BUKA", 1, None, NOW]), DESK, now_ms=NOW
    )
    told = json.loads(answered(changes, {(7, 1, 2): "RUSAK"}, now_ms=NOW))
    assert told == {"saved": [1], "broken": [[2, "RUSAK"]], "now": NOW}
