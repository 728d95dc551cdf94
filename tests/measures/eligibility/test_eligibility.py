"""What the modules of the room promise one another."""

from datetime import date

import numpy as np
import pytest

import takar.measures.eligibility as room
from takar.kernel.language import msg
from takar.measures.eligibility import Change, Deed, Doer, MoveKind, kind_of, with_changes
from takar.measures.eligibility.changes import DOERS
from takar.measures.eligibility.move_kinds import moves_into
from takar.measures.eligibility.outcomes import NO, OPEN, YES, agreed, answered, either, together
from takar.measures.eligibility.telling import on_day, wait_until
from takar.regulations.requirements import MOVES
from tests.measures.eligibility.invented import administrator, evidence_of, law_on


@pytest.mark.parametrize(
    ("present", "target", "kind"),
    [
        ("PENGAWAS", "ADMINISTRATOR", "PROMOSI"),
        ("ADMINISTRATOR", "JPT_PRATAMA", "PROMOSI_DIAGONAL"),
        ("PENGAWAS", "AHLI_MADYA", "PROMOSI_DIAGONAL"),
        ("AHLI_MUDA", "AHLI_MADYA", "PROMOSI"),
        ("TERAMPIL", "MAHIR", "PROMOSI"),
        ("PENYELIA", "AHLI_PERTAMA", "SETARA"),
        ("ADMINISTRATOR", "AHLI_MADYA", "SETARA"),
        ("ADMINISTRATOR", "ADMINISTRATOR", "ROTASI"),
        ("ADMINISTRATOR", "PENGAWAS", "DEMOSI"),
        ("JPT_PRATAMA", "AHLI_MADYA", "DEMOSI"),
        (None, "PENGAWAS", None),
    ],
)
def test_a_move_is_named_by_its_tiers(present: str | None, target: str, kind: str | None) -> None:
    assert kind_of(law_on(), present, target) == kind


def test_every_kind_of_move_has_the_law_own_name() -> None:
    assert tuple(kind.value for kind in MoveKind) == MOVES
    assert set(law_on().codes("eligibility.move_kinds")) == set(MOVES)


def test_everybody_is_moved_at_once_as_one_by_one() -> None:
    people = evidence_of({"employees": [administrator(), administrator("P2", position_tier=None)]})
    found = moves_into(people.law, "JPT_PRATAMA", people.people.tier)
    assert found.tolist() == [MOVES.index("PROMOSI_DIAGONAL"), -1]


def test_all_must_hold_any_may_do_and_who_differs_leaves_it_open() -> None:
    one, other = (np.array(answers, dtype=np.int8) for answers in ([YES, YES, NO], [YES, NO, OPEN]))
    assert together(one, other).tolist() == [YES, NO, NO]
    assert either(one, other).tolist() == [YES, YES, OPEN]
    assert agreed(one, other).tolist() == [YES, OPEN, OPEN]


def test_what_is_not_known_is_open() -> None:
    met, known = np.array([True, False, False]), np.array([True, True, False])
    assert answered(met, known).tolist() == [YES, NO, OPEN]


def test_every_deed_has_somebody_who_can_do_it_or_nobody() -> None:
    assert set(DOERS) == set(Deed)
    assert [deed for deed in Deed if DOERS[deed] is Doer.NOBODY] == [Deed.NONE]


def test_changes_amend_the_own_row_add_rows_and_replace_those_of_a_year() -> None:
    evidence = evidence_of()
    rows = (
        ("employees", {"grade": "IV/e"}),
        ("performance_ratings", {"year": 2024, "rating": "SANGAT_BAIK"}),
        ("sanctions", {"sanction_level": "RINGAN", "started_on": date(2025, 1, 1)}),
    )
    found = with_changes(evidence.tables, "P1", [Change(Deed.RECORD, msg("x"), rows)])
    assert found["employees"].column("grade").to_pylist() == ["IV/e"]
    ratings = {row["year"]: row["rating"] for row in found["performance_ratings"].to_pylist()}
    assert ratings == {2023: "BAIK", 2024: "SANGAT_BAIK"}
    assert found["sanctions"].num_rows == 1
    assert evidence.tables["sanctions"].num_rows == 0


def test_a_day_is_written_as_readers_do() -> None:
    assert on_day(date(2025, 5, 14)) == "14-05-2025"
    assert on_day(None) == "belum tercatat"
    assert wait_until(date(2025, 5, 14)).due_on == date(2025, 5, 14)


def test_the_room_offers_what_it_names() -> None:
    assert all(hasattr(room, name) for name in room.__all__)
