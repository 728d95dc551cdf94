from takar.web.accounts.models import Role
from takar.web.claims.actions.courses import keep_for_all
from takar.web.claims.models import Claim
from takar.web.claims.permissions import (
    enters_for,
    enters_kind,
    had_a_hand,
    heads,
    is_in_charge,
    owns,
    reads_certificate,
    verifies,
    works_the_queue,
)
from takar.web.claims.queries import queue_of
from takar.web.people.models import WorkUnit
from tests.cast import Cast, employee, user
from tests.web.claims.made import at, second_operator, submitted, upload


def test_the_head_of_a_unit_heads_everybody_in_it_and_below(cast: Cast) -> None:
    with at(cast.agency):
        below = WorkUnit.objects.create(
            agency=cast.agency, code="U11", name="Bidang", path="U1/U11/", depth=1
        )
        beside = WorkUnit.objects.create(
            agency=cast.agency, code="U12", name="Dinas Kedua", path="U12/"
        )
        assert heads(cast.hadi, cast.putri_employee)
        assert heads(cast.hadi, employee(cast.agency, below, "Bawahan", 11))
        assert not heads(cast.hadi, employee(cast.agency, beside, "Tetangga", 12))
        assert not heads(cast.rahayu, cast.putri_employee)


def test_a_head_without_a_unit_heads_nobody(cast: Cast) -> None:
    new = user("Baru", cast.agency, Role.UNIT_HEAD)
    with at(cast.agency):
        assert not heads(new, cast.putri_employee)


def test_discipline_is_for_operators(cast: Cast) -> None:
    with at(cast.agency):
        for somebody, may in ((cast.rahayu, True), (cast.hadi, False), (cast.putri, False)):
            assert enters_for(somebody, cast.putri_employee)
            assert enters_kind(somebody, cast.putri_employee, "sanctions") is may


def test_a_hand_in_it_is_entering_correcting_or_being_its_subject(cast: Cast) -> None:
    with at(cast.agency):
        claim = submitted(cast.rahayu, cast.putri_employee, upload=upload())
        certificate = claim.certificates.get()
        assert had_a_hand(cast.rahayu, claim)
        assert had_a_hand(cast.putri, claim)
        assert is_in_charge(cast.rahayu, claim)
        assert not verifies(cast.rahayu, claim)
        assert verifies(cast.hadi, claim)
        assert owns(cast.putri, claim)
        assert not owns(cast.hadi, claim)
        assert reads_certificate(cast.putri, certificate)
        assert not reads_certificate(cast.made, certificate)


def test_who_gave_the_proof_does_not_verify_it(cast: Cast) -> None:
    second = second_operator(cast)
    with at(cast.agency):
        claim = submitted(cast.rahayu, cast.putri_employee)
        assert verifies(second, claim)
        assert claim in queue_of(second, cast.agency)
        keep_for_all(second, [claim], upload())
        claim = Claim.objects.get(pk=claim.pk)
        assert not verifies(second, claim)
        assert claim not in queue_of(second, cast.agency)
        assert claim in queue_of(cast.hadi, cast.agency)


def test_the_queue_is_for_operators_and_heads(cast: Cast) -> None:
    allowed = {cast.rahayu, cast.hadi}
    everybody = {cast.rahayu, cast.hadi, cast.putri, cast.sari, cast.bupati, cast.made, cast.joko}
    assert {one for one in everybody if works_the_queue(one, cast.agency)} == allowed
