from typing import Any

import pytest

from takar.web.feedback.forms import (
    AdviceForm,
    AnswerForm,
    FollowFilter,
    FollowForm,
    ObjectionFilter,
    ObjectionForm,
    RemarkForm,
    SessionForm,
)
from takar.web.feedback.rules import ADVICE_STATES, FOLLOWING

TALK = {"held_on": "2025-05-14", "form": "DARING", "given_by": "Sari", "said": "Baik"}
ADVICE = {"competency": "KOMUNIKASI", "way": "TUGAS", "text": "Paparan"}
KNOWN = {"KOMUNIKASI": "Komunikasi"}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, set()),
        ({"agreed": "Berlatih"}, set()),
        ({"said": "  "}, {"said"}),
        ({"given_by": ""}, {"given_by"}),
        ({"given_by": "S" * 120}, set()),
        ({"given_by": "S" * 121}, {"given_by"}),
        ({"form": "SURAT"}, {"form"}),
        ({"held_on": "2025-02-29"}, {"held_on"}),
        ({"held_on": "2024-02-29"}, set()),
    ],
)
def test_a_talk_needs_a_day_a_way_a_giver_and_what_was_said(
    change: dict[str, str], wrong: set[str]
) -> None:
    assert set(SessionForm(TALK | change).errors) == wrong


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, set()),
        ({"due_on": "2025-06-30"}, set()),
        ({"due_on": "2025-06-31"}, {"due_on"}),
        ({"competency": "TIDAK_ADA"}, {"competency"}),
        ({"way": "LAIN"}, {"way"}),
        ({"text": "x" * 400}, set()),
        ({"text": "x" * 401}, {"text"}),
        ({"text": " "}, {"text"}),
    ],
)
def test_advice_is_for_a_competency_of_the_law_in_a_known_way(
    change: dict[str, str], wrong: set[str]
) -> None:
    assert set(AdviceForm(ADVICE | change, competencies=KNOWN).errors) == wrong


def test_without_competencies_nothing_can_be_advised() -> None:
    assert set(AdviceForm(ADVICE).errors) == {"competency"}


@pytest.mark.parametrize("now", list(ADVICE_STATES))
def test_only_what_may_follow_is_offered(now: str) -> None:
    taken = {state for state in ADVICE_STATES if FollowForm({"state": state}, now=now).is_valid()}
    assert taken == set(FOLLOWING[now])


def test_a_note_is_short_and_may_be_left_out() -> None:
    for note, is_valid in (("", True), ("n" * 400, True), ("n" * 401, False)):
        form = FollowForm({"state": "SELESAI", "note": note}, now="DIJALANKAN")
        assert form.is_valid() is is_valid


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"text": "Bukti belum dibaca"}, set()),
        ({"text": "Bukti belum dibaca", "competency": "KOMUNIKASI"}, set()),
        ({"text": "Bukti belum dibaca", "competency": "TIDAK_ADA"}, {"competency"}),
        ({"text": " ", "competency": "KOMUNIKASI"}, {"text"}),
    ],
)
def test_all_or_one_competency_is_contested_with_a_reason(
    typed: dict[str, str], wrong: set[str]
) -> None:
    form = ObjectionForm(typed, competencies=KNOWN)
    assert set(form.errors) == wrong


@pytest.mark.parametrize(
    ("state", "answer", "is_valid"),
    [
        ("DIKABULKAN", "Dikoreksi", True),
        ("DITOLAK", "Tetap", True),
        ("DITOLAK", " ", False),
        ("DICABUT", "Tetap", False),
        ("DIAJUKAN", "Tetap", False),
        ("", "Tetap", False),
    ],
)
def test_an_answer_grants_or_refuses_with_its_reason(
    state: str, answer: str, is_valid: bool
) -> None:
    assert AnswerForm({"state": state, "answer": answer}).is_valid() is is_valid


def test_a_remark_may_be_left_out() -> None:
    form = RemarkForm({"remark": " Setuju "})
    assert form.is_valid()
    assert form.cleaned_data == {"remark": "Setuju"}
    assert RemarkForm({}).is_valid()


def test_a_search_knows_the_groups_of_the_event_and_keeps_the_rest() -> None:
    wanted: dict[str, Any] = {"q": "putri", "group": "Pengawas", "left": "tanpa-saran"}
    assert FollowFilter(wanted, groups=["Pengawas"]).is_valid()
    form = FollowFilter(wanted | {"left": "lain"})
    assert set(form.errors) == {"group", "left"}
    assert form.cleaned_data == {"q": "putri"}


def test_objections_are_searched_by_a_known_state_or_none() -> None:
    for state, is_valid in (("", True), ("DICABUT", True), ("HILANG", False)):
        assert ObjectionFilter({"state": state}).is_valid() is is_valid
