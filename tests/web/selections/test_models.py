from datetime import date
from decimal import Decimal
from typing import Any

import pydantic
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django_scopes import ScopeError

from takar.web.kit.scope import scope
from takar.web.selections import actions
from takar.web.selections.models import (
    Applicant,
    Choice,
    CommitteeScore,
    Component,
    Member,
    Post,
    Selection,
    Shortlist,
)
from tests.web.selections.conftest import Stage

MODELS = [Selection, Component, Member, Post, Applicant, CommitteeScore, Shortlist, Choice]
FIRST, LAST = date(2025, 6, 2), date(2025, 6, 3)


def selection(stage: Stage, **facts: Any) -> Selection:
    values = {"name": "Lain", "kind": "JOB_FIT", "opens_on": FIRST, "closes_on": LAST, "lot": "x"}
    made: Selection = Selection.objects.create(
        agency=stage.cast.agency, made_by=stage.cast.rahayu, **(values | facts)
    )
    return made


def chosen(stage: Stage) -> Choice:
    printed = actions.print_list(stage.cast.rahayu, stage.post)
    best = stage.applicants[0]
    return actions.choose(stage.cast.bupati, printed, applicant=best, reason="Paling sesuai")


@pytest.mark.parametrize("model", MODELS)
def test_outside_an_agency_nothing_is_found(db: None, model: Any) -> None:
    with pytest.raises(ScopeError):
        model.objects.count()


@pytest.mark.parametrize("model", MODELS)
def test_another_agency_finds_nothing(scored: Stage, model: Any) -> None:
    chosen(scored)
    other = scored.cast.other_agency
    assert model.objects.exists()
    with scope(agency=other, agency_code=other.code):
        assert not model.objects.exists()


def test_every_row_belongs_to_the_agency_of_its_selection(scored: Stage) -> None:
    choice = chosen(scored)
    parts = [scored.selection.components.first(), scored.selection.members.first()]
    for row in (*parts, scored.post, scored.applicants[0], choice, choice.shortlist):
        assert row is not None
        assert (row.agency_id, row.agency_code) == (scored.cast.agency.pk, "kab_tirtamaya")


@pytest.mark.parametrize(("closes_on", "is_good"), [(date(2025, 6, 1), False), (FIRST, True)])
def test_a_selection_closes_no_earlier_than_it_is_announced(
    opened: Stage, closes_on: date, *, is_good: bool
) -> None:
    if is_good:
        assert selection(opened, closes_on=closes_on).state == "DRAF"
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            selection(opened, closes_on=closes_on)


def test_one_selection_of_a_name_is_announced_on_a_day(opened: Stage) -> None:
    selection(opened)
    with pytest.raises(IntegrityError), transaction.atomic():
        selection(opened)
    assert selection(opened, opens_on=LAST).pk
    assert selection(opened, name="Lagi").pk


@pytest.mark.parametrize(
    ("number", "is_good"), [("-0.01", False), ("0", True), ("100", True), ("100.01", False)]
)
def test_a_weight_and_a_score_lie_from_0_to_100(
    scored: Stage, number: str, *, is_good: bool
) -> None:
    one = scored.selection
    component, member = one.components.first(), one.members.first()
    weight = Component(selection=one, code="BARU", title="Baru", weight=Decimal(number))
    score = CommitteeScore(
        applicant=scored.applicants[3],
        component=component,
        member=member,
        value=Decimal(number),
        entered_by=scored.cast.rahayu,
    )
    if is_good:
        weight.full_clean()
        score.save()
        assert CommitteeScore.objects.filter(pk=score.pk).exists()
    else:
        with pytest.raises(ValidationError):
            weight.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            score.save()


def test_a_member_gives_an_applicant_one_score_in_a_component(scored: Stage) -> None:
    given = CommitteeScore.objects.first()
    assert given is not None
    given.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        given.save(force_insert=True)
    given.applicant = scored.applicants[3]
    given.save(force_insert=True)
    assert given.pk


@pytest.mark.parametrize(
    ("model", "facts", "other"),
    [
        (Component, {"code": "MAKALAH", "title": "Dua", "weight": 1}, {"code": "LAIN"}),
        (Member, {"name": "Anggota 0", "origin": "AKADEMISI"}, {"name": "Anggota 9"}),
        (Post, {"title": "Kepala Dinas Contoh"}, {"title": "Sekretaris"}),
    ],
)
def test_a_selection_has_each_component_member_and_post_once(
    opened: Stage, model: Any, facts: dict[str, Any], other: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(selection=opened.selection, **facts)
    assert model.objects.create(selection=opened.selection, **(facts | other)).pk
    assert model.objects.create(selection=selection(opened), **facts).pk


def test_an_employee_applies_once_for_a_post_and_a_number_is_given_once(opened: Stage) -> None:
    ani = opened.applicants[0]
    same: list[dict[str, Any]] = [
        {"employee": ani.employee, "number": 9},
        {"employee": opened.cast.putri_employee, "number": ani.number},
    ]
    for facts in same:
        with pytest.raises(IntegrityError), transaction.atomic():
            Applicant.objects.create(post=opened.post, name="Ani", **facts)
    for number in (9, 10):
        Applicant.objects.create(post=opened.post, name="Dari luar", number=number)
    assert opened.post.applicants.count() == 6


def test_a_post_is_given_to_one_person(scored: Stage) -> None:
    choice = chosen(scored)
    choice.pk = None
    choice.applicant = scored.applicants[1]
    with pytest.raises(IntegrityError), transaction.atomic():
        choice.save(force_insert=True)


@pytest.mark.parametrize("change", [{"version": 2}, {"tambahan": 1}, {"rows": [{"name": "Ani"}]}])
def test_a_list_of_an_unknown_shape_is_not_read(scored: Stage, change: dict[str, Any]) -> None:
    made = actions.print_list(scored.cast.rahayu, scored.post)
    assert made.printed.rows[0].name == "Ani"
    made.content |= change
    with pytest.raises(pydantic.ValidationError):
        _ = made.printed


def test_the_newest_list_comes_first(scored: Stage) -> None:
    first, second = (actions.print_list(scored.cast.rahayu, scored.post) for _ in range(2))
    assert list(scored.post.lists.all()) == [second, first]
