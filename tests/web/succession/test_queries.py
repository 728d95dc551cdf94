from datetime import timedelta

from django.utils import timezone

from takar.web.succession import actions
from takar.web.succession.models import Step
from takar.web.succession.queries import (
    bench,
    candidates_of,
    interests_of,
    nominations_in,
    steps_of,
    successors,
    surveys_in,
)
from takar.web.succession.queries.lists import best_of
from tests.web.succession.made import Bench, asked, listing_of, made


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
