from datetime import timedelta

from django.utils import timezone

from takar.web.people.models import PerformanceRating
from takar.web.people.queries.law import law_of
from takar.web.succession import actions
from takar.web.succession.models import Ranked, Step
from takar.web.succession.queries import (
    bench,
    candidates_of,
    conditions_now,
    counts_of,
    interests_of,
    nominations_in,
    steps_of,
    successors,
    surveys_in,
    titles_of,
)
from takar.web.succession.queries.lists import best_of
from takar.web.succession.rules import OUTSIDE, RANKED, UNRANKED
from tests.cast import employee
from tests.web.succession.made import DAY, Bench, asked, listing_of, made


def test_other_rooms_read_the_newest_finished_lists(town: Bench) -> None:
    agency = town.cast.agency
    assert not bench(agency).exists()
    assert not successors(town.target).exists()
    made(town.cast, "Lama")
    newer = made(town.cast, "Baru")
    asked(town.cast, "Belum selesai")
    assert [one.survey for one in bench(agency)] == [newer]
    assert {one.employee.name for one in successors(town.target)} <= {"Ani", "Budi", "Putri Anjani"}
    assert surveys_in(agency).count() == 3


def test_people_of_a_list_are_found_by_word_part_and_readiness(town: Bench) -> None:
    listing = listing_of(made(town.cast))
    found = candidates_of(listing, {"q": "putri", "part": "BELUM_DAPAT"})
    assert [one.employee.name for one in found] == ["Putri Anjani"]
    assert candidates_of(listing, {"readiness": "SIAP_SEKARANG"}).count() == 0
    assert all(one.place for one in best_of(listing))


def test_who_is_ranked_stands_first_and_who_is_outside_last(town: Bench) -> None:
    listing = listing_of(made(town.cast))
    places = {"Budi": (RANKED, 1), "Ani": (RANKED, 2), "Putri Anjani": (UNRANKED, None)}
    late = employee(town.cast.agency, town.cast.unit, "Aa", 99)
    Ranked.objects.create(listing=listing, employee=late, part=OUTSIDE)
    for name, (part, place) in places.items():
        rows = Ranked.objects.filter(listing=listing, employee__name=name)
        rows.update(part=part, place=place)
    names = [one.employee.name for one in candidates_of(listing)]
    assert names == ["Budi", "Ani", "Putri Anjani", "Aa"]
    assert [one.employee.name for one in successors(town.target)] == names[:3]
    assert [count for _, _, count in counts_of(listing)] == [2, 1, 1]


def test_what_is_missing_is_told_in_the_words_of_the_law(town: Bench) -> None:
    law = law_of(town.cast.agency, DAY)
    told = titles_of(["requirements", "FINAL", "assessment", "assessment", "9", "local_rule"], law)
    assert told == [
        "Nilai akhir",
        law.cite("eligibility.assessment").title,
        "Kotak 9",
        "Local rule",
    ]
    assert titles_of(["requirements", "box"], law) == ["Syarat jabatan", "Kotak talenta"]


def test_the_conditions_of_somebody_nominated_are_read_as_they_stand(town: Bench) -> None:
    one = actions.nominate(
        town.cast.bupati, town.target, employee=town.people["Ani"], because="Siap"
    )
    found = conditions_now(one, DAY)
    assert [row.value for row in found.rows] == [
        "TERPENUHI",
        "PERLU_VERIFIKASI",
        "PERLU_VERIFIKASI",
    ]
    assert (found.met, found.is_broken, found.papers.at) == (1, False, "Pasal 199 ayat (2)")
    PerformanceRating.objects.create(employee=town.people["Ani"], year=2025, rating="KURANG")
    found = conditions_now(one, DAY)
    assert (found.is_broken, str(found.rows[2].lacks)) == (True, "Predikat kinerja: 2025 Kurang.")
    town.target.tier = ""
    town.target.save()
    one.position.refresh_from_db()
    assert "standar" in str(conditions_now(one, DAY).rows[0].lacks)


def test_a_nomination_tells_how_long_each_step_took(town: Bench) -> None:
    one = actions.nominate(
        town.cast.bupati, town.target, employee=town.people["Ani"], because="Siap"
    )
    actions.move_nomination(town.cast.rahayu, one, state="DIVERIFIKASI")
    first = Step.objects.filter(nomination=one).order_by("pk")[0]
    Step.objects.filter(pk=first.pk).update(taken_at=timezone.now() - timedelta(days=3, hours=1))
    assert [row.days for row in steps_of(one)] == [3, 0]
    assert list(nominations_in(town.cast.agency, {"q": "ani", "state": "DIVERIFIKASI"})) == [one]


def test_wishes_taken_back_are_not_told(town: Bench) -> None:
    cast = town.cast
    actions.express_interest(cast.putri, cast.putri_employee, position=town.target)
    assert [one.position for one in interests_of(cast.putri_employee)] == [town.target]
    actions.withdraw_interest(cast.putri, cast.putri_employee, position=town.target)
    assert not interests_of(cast.putri_employee).exists()
