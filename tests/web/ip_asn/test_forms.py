from collections.abc import Iterator

import pytest

from takar.web.accounts.models import User
from takar.web.ip_asn.forms import PeopleFilter, RunChoice, SettleForm, label_of
from takar.web.ip_asn.queries.place import Place, whole_runs
from takar.web.people.models import WorkUnit
from takar.web.results.actions import settle_run
from takar.web.results.models import Run
from tests.cast import Cast
from tests.web.ip_asn.made import inside, measured, putri_is_good


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with inside(cast.agency):
        yield


@pytest.fixture
def run(cast: Cast, _inside: None) -> Run:
    putri_is_good(cast)
    return measured(cast)


def people_filter(cast: Cast, run: Run, reader: User, **asked: str) -> PeopleFilter:
    place = Place(run, reader, cast.agency, cast.unit)
    return PeopleFilter(asked, place=place, runs=[run], units=WorkUnit.objects.all())


def test_a_run_is_told_apart_by_its_year_and_state(cast: Cast, run: Run) -> None:
    assert label_of(run) == "2022 · IP ASN · 31 Desember 2022 · Sementara"
    settle_run(cast.rahayu, run, state="FINAL", reason="Cocok.")
    (again,) = whole_runs(cast.agency)
    assert label_of(again).endswith("Final")


def test_a_run_that_is_not_offered_is_no_choice(run: Run) -> None:
    assert RunChoice({"run": run.pk}, runs=[run]).is_valid()
    assert not RunChoice({"run": run.pk + 1}, runs=[run]).is_valid()


def test_a_head_is_not_offered_discipline(cast: Cast, run: Run) -> None:
    offered = {
        reader: {code for code, _ in people_filter(cast, run, user).fields["indicator"].choices}  # type: ignore[attr-defined]
        for reader, user in (("wide", cast.bupati), ("head", cast.hadi))
    }
    assert offered["wide"] - offered["head"] == {"DISIPLIN"}
    assert not people_filter(cast, run, cast.hadi, indicator="DISIPLIN").is_valid()


def test_a_choice_the_law_does_not_know_is_refused_and_the_rest_stays(cast: Cast, run: Run) -> None:
    form = people_filter(cast, run, cast.rahayu, category="EMAS", q="putri")
    assert not form.is_valid()
    assert set(form.errors) == {"category"}
    assert form.cleaned_data["q"] == "putri"


@pytest.mark.parametrize(
    ("state", "reason", "is_valid"),
    [("FINAL", "Cocok.", True), ("FINAL", "  ", False), ("TUNTAS", "Cocok.", False)],
)
def test_settling_needs_a_known_state_and_a_reason(state: str, reason: str, is_valid: bool) -> None:
    assert SettleForm({"state": state, "reason": reason}).is_valid() is is_valid
