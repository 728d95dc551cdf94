from takar.web.kit.scope import scope
from takar.web.results.keeping import bundle_key, keep_results
from takar.web.results.models import JpmResult, Measure
from takar.web.results.rules import stored
from tests.cast import Cast
from tests.web.results import made


def test_each_agency_has_its_own_pseudonyms_and_they_stay_the_same(cast: Cast) -> None:
    assert bundle_key(cast.agency) == bundle_key(cast.agency)
    assert bundle_key(cast.agency) != bundle_key(cast.other_agency)
    assert len(bundle_key(cast.agency)) >= 16


def test_results_are_kept_for_the_person_of_that_code_in_the_agency(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        run = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
        values = {"jpm": None, "components": stored([]), "gaps": ""}
        keep_results(run, [(cast.putri_employee.code, values)])
        assert JpmResult.objects.get(run=run).employee == cast.putri_employee
