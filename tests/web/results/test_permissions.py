from takar.web.kit.scope import scope
from takar.web.results.permissions import measures, reads_discipline, reads_result, sight_of
from takar.web.results.rules import Sight
from tests.cast import Cast
from tests.web.results import made


def test_each_reader_sees_as_much_as_their_role_allows(cast: Cast) -> None:
    putri = cast.putri_employee
    seen = {
        reader.username: sight_of(reader, putri)
        for reader in (cast.rahayu, cast.bupati, cast.made, cast.putri, cast.hadi)
    }
    assert seen == {
        "rahayu": Sight.EVERYTHING,
        "bupati": Sight.EVERYTHING,
        "made": Sight.EVERYTHING,
        "putri": Sight.OWN,
        "hadi": Sight.SUMMARY,
    }


def test_only_operators_and_the_person_read_details_of_discipline(cast: Cast) -> None:
    readers = [cast.rahayu, cast.putri, cast.bupati, cast.made, cast.hadi, cast.joko]
    allowed = [reads_discipline(reader, cast.putri_employee) for reader in readers]
    assert allowed == [True, True, False, False, False, False]


def test_only_operators_of_the_agency_measure(cast: Cast) -> None:
    readers = [cast.rahayu, cast.bupati, cast.made, cast.sari, cast.joko]
    assert [measures(reader, cast.agency) for reader in readers] == [True, *[False] * 4]


def test_a_result_is_read_by_those_who_see_the_person(cast: Cast) -> None:
    run = made.talent_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        result = made.placed(run, cast.putri_employee, 5)
        readers = [cast.putri, cast.hadi, cast.rahayu, cast.sari, cast.joko]
        allowed = [reads_result(reader, result) for reader in readers]
    assert allowed == [True, True, True, False, False]
