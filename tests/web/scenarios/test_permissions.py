from takar.web.scenarios import permissions as may
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def test_each_role_may_what_the_house_says(there: Town) -> None:
    cast = there.cast
    everybody = (cast.rahayu, cast.bupati, cast.made, cast.hadi, cast.sari, cast.putri, cast.joko)
    allowed = {
        may.tries_rules: (1, 0, 0, 0, 0, 0, 0),
        may.reads_scenarios: (1, 1, 1, 0, 0, 0, 0),
        may.keeps_courses: (1, 0, 0, 0, 0, 0, 0),
        may.reads_plans: (1, 1, 1, 1, 0, 0, 0),
        may.makes_plans: (1, 0, 0, 1, 0, 0, 0),
        may.sees_points: (1, 1, 1, 0, 0, 0, 0),
        may.sees_whole_nip: (1, 0, 0, 0, 0, 0, 0),
    }
    for predicate, expected in allowed.items():
        found = tuple(int(predicate(user, cast.agency)) for user in everybody)
        assert found == expected, predicate.__name__


def test_a_unit_head_plans_for_units_they_head_and_below(there: Town) -> None:
    cast = there.cast
    with there.inside():
        assert may.plans_for(cast.rahayu, cast.agency, None)
        assert may.plans_for(cast.hadi, cast.agency, cast.unit)
        assert not may.plans_for(cast.hadi, cast.agency, there.elsewhere)
        assert not may.plans_for(cast.hadi, cast.agency, None)
        assert not may.plans_for(cast.bupati, cast.agency, cast.unit)


def test_a_head_who_lost_the_role_keeps_no_plan(there: Town) -> None:
    own = made.asked(there, there.cast.hadi, unit=made.with_colleagues(there))
    assert may.keeps_plan(there.cast.hadi, own)
    there.cast.hadi.memberships.all().delete()
    del there.cast.hadi.roles
    assert not may.keeps_plan(there.cast.hadi, own)
