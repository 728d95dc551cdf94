from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from python_calamine import CalamineWorkbook

from takar.web.accounts.models import Role
from takar.web.audit.models import Entry
from takar.web.kit.reasons import Unwritten
from takar.web.kit.scope import scopes_disabled
from takar.web.people.models import PerformanceRating, Position
from takar.web.succession import actions
from takar.web.succession.actions.interest import MOST
from takar.web.succession.actions.refusals import NotGood, NotNow
from takar.web.succession.models import Interest, Nomination, Ranked, Step, Survey
from takar.web.succession.rules import (
    OUTSIDE,
    REFUSED,
    REVIEWED,
    SETTLED,
    TAKEN_BACK,
    VERIFIED,
    Terms,
)
from tests.cast import user
from tests.web.succession.made import DAY, Bench, asked, listing_of, made


def nominated(town: Bench, name: str = "Ani") -> Nomination:
    return actions.nominate(
        town.cast.bupati, town.target, employee=town.people[name], because="Paling siap"
    )


def test_lists_are_asked_for_once_at_a_time_and_by_whom_they_concern(town: Bench) -> None:
    cast = town.cast
    asked(cast)
    with pytest.raises(NotNow):
        asked(cast, "Lagi")
    for other in (cast.putri, cast.hadi, cast.sari, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.ask_for_lists(other, cast.agency, title="x", day=DAY, terms=Terms())
    Survey.objects.all().delete()
    with pytest.raises(NotGood):
        asked(cast, keys=["TINGGI_BADAN"])


def test_a_list_taken_away_or_read_is_recorded(town: Bench) -> None:
    listing = listing_of(made(town.cast))
    actions.look_at_listing(town.cast.made, listing)
    content = actions.take_listing(town.cast.made, listing)
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    head, *rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == 3
    ani = dict(zip(head, next(row for row in rows if "Ani" in row), strict=True))
    assert ani["Kinerja paling rendah baik selama dua tahun terakhir"] == (
        "Perlu verifikasi: Predikat kinerja 2025, 2024 belum ada."
    )
    for stranger in (town.cast.putri, town.cast.hadi, town.cast.joko):
        with pytest.raises(PermissionDenied):
            actions.look_at_listing(stranger, listing)
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {"succession.listing.viewed", "succession.listing.taken"} <= acts


def test_a_nomination_goes_from_hand_to_hand(town: Bench) -> None:
    cast = town.cast
    one = nominated(town)
    with pytest.raises(NotNow):
        actions.move_nomination(cast.bupati, one, state=SETTLED)
    with pytest.raises(PermissionDenied):
        actions.move_nomination(cast.bupati, one, state=VERIFIED)
    actions.move_nomination(cast.rahayu, one, state=VERIFIED)
    with pytest.raises(PermissionDenied):
        actions.move_nomination(cast.rahayu, one, state=REVIEWED)
    actions.move_nomination(cast.bupati, one, state=REVIEWED)
    actions.move_nomination(cast.bupati, one, state=SETTLED)
    with pytest.raises(PermissionDenied):
        actions.move_nomination(cast.rahayu, one, state=TAKEN_BACK, because="Salah")
    with pytest.raises(Unwritten):
        actions.move_nomination(cast.bupati, one, state=TAKEN_BACK)
    assert [step.state for step in Step.objects.filter(nomination=one)] == [
        "DIUSULKAN",
        VERIFIED,
        REVIEWED,
        SETTLED,
    ]


def test_who_proposes_does_not_verify(town: Bench) -> None:
    cast = town.cast
    one = actions.nominate(
        cast.rahayu, town.target, employee=town.people["Ani"], because="Paling siap"
    )
    with pytest.raises(PermissionDenied):
        actions.move_nomination(cast.rahayu, one, state=VERIFIED)
    colleague = user("Wulan", cast.agency, Role.OPERATOR)
    actions.move_nomination(colleague, one, state=VERIFIED)


def test_against_a_condition_of_the_group_only_a_document_and_a_reason_decide(town: Bench) -> None:
    cast, year = town.cast, timezone.localdate().year - 1
    PerformanceRating.objects.create(employee=town.people["Ani"], year=year, rating="KURANG")
    one = nominated(town)
    actions.move_nomination(cast.rahayu, one, state=VERIFIED)
    actions.move_nomination(cast.bupati, one, state=REVIEWED)
    both = {"because": "Putusan banding", "document": "800/7/2026"}
    for lacking in both:
        with pytest.raises(Unwritten, match="Syarat kelompok"):
            actions.move_nomination(cast.bupati, one, state=SETTLED, **{**both, lacking: " "})
    actions.move_nomination(cast.bupati, one, state=SETTLED, **both)
    step = Step.objects.get(nomination=one, state=SETTLED)
    assert (step.because, step.document) == ("Putusan banding", "800/7/2026")
    noted = Entry.objects.filter(act="succession.nomination.moved").latest("pk").facts
    assert "TIDAK" in noted["conditions"].values()


def test_nobody_is_nominated_twice_without_reason_or_against_the_list(town: Bench) -> None:
    cast = town.cast
    with pytest.raises(Unwritten):
        actions.nominate(cast.rahayu, town.target, employee=town.people["Ani"], because=" ")
    one = nominated(town)
    with pytest.raises(NotNow):
        nominated(town)
    actions.move_nomination(cast.bupati, one, state=REFUSED, because="Belum saatnya")
    nominated(town)
    with scopes_disabled(), pytest.raises(NotGood):
        actions.nominate(cast.rahayu, town.target, employee=cast.joko_employee, because="Coba")
    listing = listing_of(made(cast))
    Ranked.objects.filter(listing=listing, employee=town.people["Budi"]).update(part=OUTSIDE)
    with pytest.raises(NotGood):
        actions.nominate(
            cast.rahayu,
            town.target,
            employee=town.people["Budi"],
            because="Coba",
            listing=listing,
        )


def test_lists_that_a_nomination_rests_on_stay(town: Bench) -> None:
    cast = town.cast
    survey = made(cast)
    listing = listing_of(survey)
    actions.nominate(
        cast.bupati,
        town.target,
        employee=town.people["Ani"],
        because="Paling siap",
        listing=listing,
    )
    with pytest.raises(NotNow):
        actions.remove_survey(cast.rahayu, survey)
    spare = made(cast, "Cadangan")
    actions.remove_survey(cast.rahayu, spare)
    assert Survey.objects.count() == 1


def test_only_oneself_says_what_one_is_interested_in(town: Bench) -> None:
    cast = town.cast
    putri = cast.putri_employee
    for other in (cast.rahayu, cast.bupati, cast.hadi, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.express_interest(other, putri, position=town.target)
    one = actions.express_interest(cast.putri, putri, position=town.target, because="Bidang saya")
    assert actions.express_interest(cast.putri, putri, position=town.target) == one
    actions.withdraw_interest(cast.putri, putri, position=town.target)
    assert not Interest.objects.filter(withdrawn_at=None).exists()
    assert Interest.objects.count() == 1


def test_a_wish_for_everything_is_none(town: Bench) -> None:
    cast = town.cast
    posts = [
        Position.objects.create(
            agency=cast.agency, code=f"W{n}", title=f"Jabatan {n}", tier="PENGAWAS"
        )
        for n in range(MOST + 1)
    ]
    for post in posts[:MOST]:
        actions.express_interest(cast.putri, cast.putri_employee, position=post)
    with pytest.raises(NotGood, match=str(MOST)):
        actions.express_interest(cast.putri, cast.putri_employee, position=posts[MOST])


def test_an_answer_to_a_survey_that_is_gone_is_not_kept(town: Bench) -> None:
    survey = asked(town.cast)
    with pytest.raises(NotNow):
        actions.answer_survey(town.cast.rahayu, survey)
    assert not survey.listings.exists()
