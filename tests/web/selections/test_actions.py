from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from takar.measures.selection import BadWeights
from takar.web.audit.models import Entry
from takar.web.kit.reasons import Unwritten
from takar.web.selections import actions
from takar.web.selections.actions.refusals import NotGood, NotNow
from takar.web.selections.models import Choice, CommitteeScore, Selection
from takar.web.selections.queries import evidence_of, standings_of
from tests.web.selections.conftest import Stage


def test_a_selection_opens_once_and_not_backward(opened: Stage) -> None:
    cast = opened.cast
    facts: dict[str, Any] = {"name": "Lain", "kind": "JOB_FIT", "opens_on": date(2025, 5, 2)}
    with pytest.raises(NotGood):
        actions.open_selection(cast.rahayu, cast.agency, **facts, closes_on=date(2025, 5, 1))
    actions.open_selection(cast.rahayu, cast.agency, **facts, closes_on=date(2025, 5, 2))
    with pytest.raises(NotGood):
        actions.open_selection(cast.rahayu, cast.agency, **facts, closes_on=date(2025, 5, 2))
    assert Selection.objects.count() == 2
    for user in (cast.putri, cast.hadi, cast.sari, cast.bupati, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.move_selection(user, opened.selection, state="DIBUKA")


def test_scoring_starts_only_with_weights_of_one_hundred(opened: Stage) -> None:
    cast, one = opened.cast, opened.selection
    actions.move_selection(cast.rahayu, one, state="DIBUKA")
    actions.set_component(cast.rahayu, one, code="MAKALAH", title="Makalah", weight=Decimal(19))
    with pytest.raises(NotGood, match="99"):
        actions.move_selection(cast.rahayu, one, state="PENILAIAN")
    with pytest.raises(BadWeights):
        standings_of(opened.post)
    with pytest.raises(Unwritten):
        actions.move_selection(cast.rahayu, one, state="DRAF")


def test_a_person_applies_once_for_a_post(opened: Stage) -> None:
    cast, post = opened.cast, opened.post
    with pytest.raises(NotGood):
        actions.add_applicant(cast.rahayu, post, employee=opened.applicants[0].employee)
    with pytest.raises(NotGood):
        actions.add_applicant(cast.rahayu, post, employee=cast.joko_employee)
    outside: dict[str, Any] = {"name": "Rudi Hartanto", "institution": "Provinsi"}
    actions.add_applicant(cast.rahayu, post, **outside)
    with pytest.raises(NotGood):
        actions.add_applicant(cast.rahayu, post, **outside)
    assert [one.number for one in opened.applicants] == [1, 2, 3, 4, 5]


def test_who_is_refused_is_told_why(opened: Stage) -> None:
    applicant = opened.applicants[0]
    with pytest.raises(Unwritten):
        actions.mark_applicant(opened.cast.rahayu, applicant, state="TIDAK_MEMENUHI_SYARAT")
    actions.mark_applicant(
        opened.cast.rahayu, applicant, state="TIDAK_MEMENUHI_SYARAT", reason="Belum dua tahun"
    )
    assert applicant.pk not in [row.applicant.pk for row in standings_of(opened.post)]


@pytest.mark.parametrize(
    ("value", "is_bad"), [("-0.01", True), ("0", False), ("100", False), ("100.01", True)]
)
def test_a_score_out_of_range_stores_nothing(scored: Stage, value: str, *, is_bad: bool) -> None:
    applicant = scored.applicants[3]
    if is_bad:
        with pytest.raises(NotGood):
            scored.give(applicant, value)
        assert not CommitteeScore.objects.filter(applicant=applicant).exists()
    else:
        scored.give(applicant, value)
        assert CommitteeScore.objects.filter(applicant=applicant).count() == 15


def test_scores_are_entered_in_the_scoring_alone_and_a_gap_takes_one_back(
    opened: Stage,
) -> None:
    with pytest.raises(NotNow):
        opened.give(opened.applicants[0], "80")
    for state in ("DIBUKA", "PENILAIAN"):
        actions.move_selection(opened.cast.rahayu, opened.selection, state=state)
    applicant = opened.applicants[0]
    opened.give(applicant, "80")
    component = opened.selection.components.get(code="MAKALAH")
    member = opened.selection.members.first()
    assert member is not None
    where = {(component.pk, member.pk): None}
    actions.enter_scores(opened.cast.rahayu, applicant, scores=where)
    assert CommitteeScore.objects.filter(applicant=applicant).count() == 14
    with pytest.raises(NotGood):
        actions.enter_scores(opened.cast.rahayu, applicant, scores={(0, member.pk): Decimal(1)})


def test_the_list_is_frozen_with_lots_and_gaps_and_the_leader_chooses(scored: Stage) -> None:
    cast, post = scored.cast, scored.post
    first = actions.print_list(cast.rahayu, post)
    rows = first.printed.rows
    assert [row.place for row in rows] == [1, 2, 2, None]
    assert (rows[0].name, rows[0].total) == ("Ani", "90")
    assert rows[3].total is None
    assert first.printed.evidence == evidence_of(post)
    with pytest.raises(NotNow):
        actions.set_component(
            cast.rahayu, scored.selection, code="MAKALAH", title="Makalah", weight=Decimal(5)
        )
    scored.give(scored.applicants[3], "95")
    assert first.printed.evidence != evidence_of(post)
    second = actions.print_list(cast.rahayu, post)
    ani = scored.applicants[0]
    with pytest.raises(NotNow):
        actions.choose(cast.bupati, first, applicant=ani, reason="Terbaik")
    out = next(row for row in second.printed.rows if row.order == 4)
    fourth = next(one for one in scored.applicants if one.pk == out.applicant)
    with pytest.raises(NotGood):
        actions.choose(cast.bupati, second, applicant=fourth, reason="Kenal")
    with pytest.raises(Unwritten):
        actions.choose(cast.bupati, second, applicant=ani, reason=" ")
    for user in (cast.rahayu, cast.made, cast.putri, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.choose(user, second, applicant=ani, reason="Terbaik")
    actions.choose(cast.bupati, second, applicant=ani, reason="Rekam jejak paling sesuai")
    with pytest.raises(NotNow):
        actions.choose(cast.bupati, second, applicant=ani, reason="Lagi")
    with pytest.raises(NotNow):
        scored.give(ani, "10")
    assert Choice.objects.get().applicant == ani
    assert Entry.objects.filter(act="selections.choice.made").count() == 1


def test_nobody_is_chosen_from_a_list_that_no_longer_tells_how_things_stand(
    scored: Stage,
) -> None:
    cast, post, ani = scored.cast, scored.post, scored.applicants[0]
    shortlist = actions.print_list(cast.rahayu, post)

    def chosen() -> Choice:
        return actions.choose(cast.bupati, shortlist, applicant=ani, reason="Terbaik")

    actions.mark_applicant(cast.rahayu, ani, state="MENGUNDURKAN_DIRI")
    with pytest.raises(NotNow, match="berubah"):
        chosen()
    actions.mark_applicant(cast.rahayu, ani, state="MEMENUHI_SYARAT")
    scored.give(scored.applicants[1], "95")
    with pytest.raises(NotNow, match="berubah"):
        chosen()
    scored.give(scored.applicants[1], "80")
    actions.cancel_post(cast.rahayu, post, reason="Jabatan dihapus")
    with pytest.raises(NotNow, match="dibatalkan"):
        chosen()
    actions.reopen_post(cast.rahayu, post)
    assert chosen().applicant == ani


def test_what_was_scored_is_not_thrown_away(scored: Stage) -> None:
    cast, one = scored.cast, scored.selection
    member = one.members.first()
    assert member is not None
    with pytest.raises(NotNow):
        actions.remove_member(cast.rahayu, member)
    with pytest.raises(NotNow):
        actions.remove_component(cast.rahayu, one.components.get(code="MAKALAH"))


def test_a_cancelled_post_keeps_its_applicants_and_can_come_back(scored: Stage) -> None:
    cast, post = scored.cast, scored.post
    with pytest.raises(Unwritten):
        actions.cancel_post(cast.rahayu, post, reason="")
    actions.cancel_post(cast.rahayu, post, reason="Pelamar kurang")
    with pytest.raises(NotNow):
        actions.print_list(cast.rahayu, post)
    actions.reopen_post(cast.rahayu, post)
    assert post.applicants.count() == 4
    assert actions.print_list(cast.rahayu, post).pk
