from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.talent.forms import ComparisonForm, MapFilter
from takar.web.talent.queries import maps_of
from tests.cast import Cast
from tests.web.results import made

AXES = ({"SESUAI_EKSPEKTASI": "Sesuai"}, {"TINGGI": "Tinggi"})


def test_the_filter_never_asks_for_sex_age_or_origin() -> None:
    assert not {"sex", "birth_on", "religion"} & set(MapFilter.base_fields)


def test_a_filter_keeps_what_it_knows_and_drops_the_rest(cast: Cast) -> None:
    made.talent_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        units = WorkUnit.objects.filter(agency=cast.agency)
        form = MapFilter(
            {
                "potential": "TINGGI",
                "performance": "HEBAT",
                "unit": cast.other_unit.pk,
                "missing": "gaji",
            },
            runs=maps_of(cast.agency),
            units=units,
            axes=AXES,
            indicators={"performance.penghargaan": "Penghargaan"},
        )
        assert set(form.errors) == {"performance", "unit", "missing"}
        assert form.cleaned_data["potential"] == "TINGGI"


def test_two_runs_of_the_agency_are_compared_and_no_others(cast: Cast) -> None:
    run = made.talent_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        form = ComparisonForm({"before": run.pk, "after": run.pk + 1}, runs=maps_of(cast.agency))
        assert set(form.errors) == {"after"}
        assert "Peta semester I · 14 Mei 2025" in str(form["before"])
