from datetime import date
from typing import Any

import pytest

from takar.web.assessments.models import Event
from takar.web.kit.scope import scope
from takar.web.people.models import Employee, Position
from takar.web.results.models import Measure
from takar.web.selections.forms import (
    ApplicantForm,
    ChoiceForm,
    ComponentForm,
    MarkForm,
    MemberForm,
    PostForm,
    ReasonForm,
    SelectionFilter,
    SelectionForm,
)
from tests.cast import Cast
from tests.web.results.made import run
from tests.web.selections.conftest import Stage

SELECTION = {
    "name": "Seleksi",
    "kind": "JOB_FIT",
    "opens_on": "2025-05-02",
    "closes_on": "2025-05-02",
}
COMPONENT = {"code": "TULIS", "title": "Tes tulis", "weight": "20", "source": "PANITIA"}


def event_of(stage: Stage, name: str, *, is_measured: bool) -> Event:
    cast = stage.cast
    measured = run(cast.agency, cast.rahayu, Measure.JPM) if is_measured else None
    made: Event = Event.objects.create(
        agency=cast.agency,
        name=name,
        purpose="JOB_FIT",
        starts_on=date(2025, 5, 14),
        ends_on=date(2025, 5, 14),
        run=measured,
    )
    return made


def position(cast: Cast, code: str, tier: str) -> Position:
    made: Position = Position.objects.create(
        agency=cast.agency, code=code, unit=cast.unit, title=f"Jabatan {code}", tier=tier
    )
    return made


def nip_of(one: Employee) -> str:
    assert one.nip is not None
    return one.nip


def applicant(cast: Cast, **typed: str) -> ApplicantForm:
    return ApplicantForm(typed, agency=cast.agency)


@pytest.mark.parametrize(
    ("change", "is_valid"),
    [
        ({}, True),
        ({"closes_on": "2025-05-03"}, True),
        ({"closes_on": "2025-05-01"}, False),
        ({"reference_on": "2025-05-01"}, True),
        ({"kind": "UNDIAN"}, False),
        ({"name": "n" * 200}, True),
        ({"name": "n" * 201}, False),
        ({"name": " "}, False),
    ],
)
def test_a_selection_has_a_name_a_kind_and_closes_no_earlier_than_it_opens(
    opened: Stage, change: dict[str, str], *, is_valid: bool
) -> None:
    assert SelectionForm(SELECTION | change, agency=opened.cast.agency).is_valid() is is_valid


def test_only_events_with_measured_results_of_the_agency_are_offered(opened: Stage) -> None:
    event = event_of(opened, "Diukur", is_measured=True)
    unmeasured = event_of(opened, "Belum", is_measured=False)
    agency, other = opened.cast.agency, opened.cast.other_agency

    def wrong(one: Event, of: Any) -> set[str]:
        return set(SelectionForm(SELECTION | {"event": str(one.pk)}, agency=of).errors)

    assert wrong(event, agency) == set()
    assert wrong(unmeasured, agency) == {"event"}
    assert wrong(event, other) == {"event"}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, set()),
        ({"code": "MAKALAH"}, set()),
        ({"code": "dua kata"}, {"code"}),
        ({"weight": "-0.01"}, {"weight"}),
        ({"weight": "0"}, set()),
        ({"weight": "100"}, set()),
        ({"weight": "100.01"}, {"weight"}),
        ({"weight": "10.001"}, {"weight"}),
        ({"source": "LAIN"}, {"source"}),
    ],
)
def test_a_component_weighs_from_0_to_100_and_a_known_code_is_let_through(
    opened: Stage, change: dict[str, str], wrong: set[str]
) -> None:
    assert opened.selection.components.filter(code="MAKALAH").exists()
    assert set(ComponentForm(COMPONENT | change).errors) == wrong


def test_a_member_comes_from_somewhere(opened: Stage) -> None:
    assert MemberForm({"name": "Prof. Wulan", "origin": "AKADEMISI"}).is_valid()
    assert set(MemberForm({"name": " ", "origin": "TEMAN"}).errors) == {"name", "origin"}


@pytest.mark.parametrize(
    ("tier", "is_offered"),
    [("JPT_PRATAMA", True), ("ADMINISTRATOR", True), ("PENGAWAS", False), ("PELAKSANA", False)],
)
def test_leading_posts_are_offered(opened: Stage, tier: str, *, is_offered: bool) -> None:
    post = position(opened.cast, "P9", tier)
    form = PostForm({"position": str(post.pk)}, agency=opened.cast.agency)
    assert form.is_valid() is is_offered
    assert not PostForm({"position": str(post.pk)}, agency=opened.cast.other_agency).is_valid()


@pytest.mark.parametrize(
    ("has_position", "title", "kept"),
    [
        (True, "", "Jabatan P9"),
        (True, "Kepala Badan", "Kepala Badan"),
        (False, "Kepala Badan", "Kepala Badan"),
        (False, "  ", None),
    ],
)
def test_a_post_is_named_by_its_record_or_by_hand(
    opened: Stage, title: str, kept: str | None, *, has_position: bool
) -> None:
    post = position(opened.cast, "P9", "ADMINISTRATOR")
    typed = {"position": str(post.pk) if has_position else "", "title": title}
    form = PostForm(typed, agency=opened.cast.agency)
    assert form.is_valid() is (kept is not None)
    assert (form.cleaned_data["title"] or None) == kept


def test_an_employee_is_found_by_nip_with_or_without_its_spaces(opened: Stage) -> None:
    cast = opened.cast
    nip = nip_of(cast.putri_employee)
    spaced = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    assert len(spaced) == 21
    for typed in (nip, spaced):
        form = applicant(cast, nip=typed)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["nip"] == cast.putri_employee


def test_a_nip_of_another_agency_or_of_nobody_is_refused(opened: Stage) -> None:
    cast = opened.cast
    for nip in (nip_of(cast.joko_employee), nip_of(cast.putri_employee)[:-1], "0" * 18):
        assert set(applicant(cast, nip=nip).errors) == {"nip"}
    other = cast.other_agency
    with scope(agency=other, agency_code=other.code):
        form = ApplicantForm({"nip": cast.joko_employee.nip}, agency=other)
        assert form.is_valid()
        assert form.cleaned_data["nip"] == cast.joko_employee


def test_somebody_from_outside_has_no_nip(opened: Stage) -> None:
    form = applicant(opened.cast, name="Rudi Hartanto", institution="Provinsi")
    assert form.is_valid()
    assert form.cleaned_data["nip"] is None


def test_an_applicant_is_marked_with_a_known_state() -> None:
    for state, reason, is_valid in (
        ("MEMENUHI_SYARAT", "", True),
        ("TIDAK_MEMENUHI_SYARAT", "r" * 300, True),
        ("TIDAK_MEMENUHI_SYARAT", "r" * 301, False),
        ("LULUS", "", False),
    ):
        assert MarkForm({"state": state, "reason": reason}).is_valid() is is_valid


def test_a_reason_alone_is_at_most_five_hundred_signs() -> None:
    assert ReasonForm({"reason": "r" * 500}).is_valid()
    assert not ReasonForm({"reason": "r" * 501}).is_valid()


@pytest.mark.parametrize(
    ("pk", "reason", "wrong"),
    [
        ("1", "Paling sesuai", set()),
        ("4", "Kenal", {"applicant"}),
        ("1", "  ", {"reason"}),
        ("", "Paling sesuai", {"applicant"}),
    ],
)
def test_one_of_the_proposed_is_chosen_with_a_reason(pk: str, reason: str, wrong: set[str]) -> None:
    typed = {"applicant": pk, "reason": reason}
    form = ChoiceForm(typed, proposed=[("1", "Ani"), ("2", "Beni"), ("3", "Cici")])
    assert set(form.errors) == wrong


def test_a_search_keeps_what_it_knows() -> None:
    form = SelectionFilter({"q": " dinas ", "state": "LAIN", "kind": "JOB_FIT"})
    assert not form.is_valid()
    assert form.cleaned_data == {"q": "dinas", "kind": "JOB_FIT"}
