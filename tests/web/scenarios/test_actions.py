import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from takar.regulations.book import Book, inspect
from takar.regulations.faults import BadParameter
from takar.web.audit.models import Entry
from takar.web.results.models import IpAsnResult, Run
from takar.web.results.queries import results_of
from takar.web.scenarios import actions
from takar.web.scenarios.actions.plans import TooFewPeople
from takar.web.scenarios.actions.scenarios import Busy, PutAway
from takar.web.scenarios.models import CourseType, Movement, PlanStep, Scenario, TrainingPlan
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def acts(there: Town) -> list[str]:
    with there.inside():
        return list(Entry.objects.order_by("pk").values_list("act", flat=True))


def test_operators_make_scenarios_and_leaders_do_not(there: Town) -> None:
    made.draft(there)
    assert acts(there) == ["scenarios.scenario.made"]
    for user in (there.cast.bupati, there.cast.made, there.cast.hadi, there.cast.putri):
        with there.inside(), pytest.raises(PermissionDenied):
            actions.make_scenario(user, there.cast.agency, name="X", day=made.DAY, rules=made.RULES)
    with there.inside(), pytest.raises(PermissionDenied):
        actions.make_scenario(
            there.cast.joko, there.cast.agency, name="X", day=made.DAY, rules=made.RULES
        )
    with there.inside():
        assert Scenario.objects.count() == 1


def test_a_form_sent_twice_makes_one_scenario_and_one_plan(there: Town) -> None:
    assert made.draft(there, once_key="k").pk == made.draft(there, once_key="k").pk
    assert made.asked(there, once_key="k").pk == made.asked(there, once_key="k").pk
    with there.inside():
        assert (Scenario.objects.count(), TrainingPlan.objects.count()) == (1, 1)


def test_a_scenario_tells_who_moves_and_never_becomes_a_result(there: Town) -> None:
    found = made.computed(there)
    assert found.found is not None
    assert (found.state, found.found.moved) == ("SELESAI", 1)
    with there.inside():
        (moved,) = Movement.objects.filter(scenario=found)
        assert (moved.employee, moved.direction) == (there.wati, "NAIK")
        assert (moved.category_before, moved.category_after) == ("RENDAH", "SEDANG")
        assert not Run.objects.exists()
        assert not IpAsnResult.objects.exists()
        assert results_of(there.wati) == []


def test_a_table_that_sums_to_41_is_refused_and_nothing_is_kept(there: Town) -> None:
    found = made.draft(there)
    wrong = made.richer(there.cast, "27.5", "13.5")
    with there.inside(), pytest.raises(BadParameter, match=r"Jumlahnya 41"):
        actions.change_rules(there.cast.rahayu, found, changes=wrong)
    with there.inside():
        found.refresh_from_db()
    assert (found.state, found.changes) == ("RANCANGAN", {})


def test_what_was_found_is_forgotten_with_the_next_change(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        actions.change_rules(
            there.cast.rahayu, found, changes=made.richer(there.cast, "22.5", "17.5")
        )
        assert (found.summary, found.state) == (None, "MENUNGGU")
        assert not Movement.objects.filter(scenario=found).exists()


def test_rules_are_not_changed_under_a_computation_nor_in_the_archive(there: Town) -> None:
    found, changes = made.draft(there), made.richer(there.cast)
    with there.inside():
        actions.change_rules(there.cast.rahayu, found, changes=changes)
        with pytest.raises(Busy):
            actions.change_rules(there.cast.rahayu, found, changes=changes)
    away = made.computed(there)
    with there.inside():
        actions.archive_scenario(there.cast.rahayu, away)
        with pytest.raises(PutAway):
            actions.change_rules(there.cast.rahayu, away, changes=changes)
        actions.restore_scenario(there.cast.rahayu, away)
        actions.change_rules(there.cast.rahayu, away, changes=changes)
        assert away.is_busy


def test_the_log_says_which_rule_said_what(there: Town) -> None:
    made.computed(there)
    with there.inside():
        facts = Entry.objects.get(act="scenarios.rules.changed").facts
    assert facts["after"] == [
        "ip_asn.competence 3.DIKLAT_TEKNIS: 22.5 → 27.5",
        "ip_asn.competence 3.SEMINAR: 17.5 → 12.5",
    ]


def test_a_copy_has_the_same_changes_and_no_findings(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        copy = actions.copy_scenario(there.cast.rahayu, found, name="Salinan", once_key="c")
        again = actions.copy_scenario(there.cast.rahayu, found, name="Salinan", once_key="c")
    assert copy.pk == again.pk != found.pk
    assert (copy.changes, copy.summary, copy.state) == (found.changes, None, "RANCANGAN")


def test_the_folder_of_rules_is_accepted_by_the_law_and_makes_the_same_edition(
    there: Town, tmp_path: Path
) -> None:
    found = made.computed(there)
    with there.inside():
        content = actions.take_files(there.cast.made, found)
        with pytest.raises(PermissionDenied):
            actions.take_files(there.cast.hadi, found)
    with zipfile.ZipFile(BytesIO(content)) as package:
        package.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    assert "takar law check" in (folder / "BACA.txt").read_text()
    assert inspect(folder) == []
    law = Book.load(folder).on(made.DAY, agency="kab_tirtamaya")
    assert law.edition == found.law_edition_after != found.law_edition_before
    assert law.cite("ip_asn.competence").certainty == "assumed"


def test_names_carried_away_are_recorded(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        actions.take_movements(there.cast.bupati, found, wanted={})
        with pytest.raises(PermissionDenied):
            actions.take_movements(there.cast.hadi, found, wanted={})
        assert Entry.objects.get(act="scenarios.names.taken").facts["people"] == 1


def test_a_plan_names_who_does_what_and_is_no_result(there: Town) -> None:
    found = made.planned(there)
    assert found.found is not None
    assert (found.found.status, found.found.totals.cost) == ("OPTIMAL", 900_000)
    with there.inside():
        (step,) = PlanStep.objects.filter(plan=found)
        assert (step.employee, step.indicator) == (there.cast.putri_employee, "SEMINAR")
        assert not Run.objects.exists()


def test_a_unit_head_plans_for_the_own_subtree_alone(there: Town) -> None:
    own = made.planned(there, there.cast.hadi, unit=made.with_colleagues(there))
    assert own.state == "SELESAI"
    for unit in (None, there.elsewhere):
        with pytest.raises(PermissionDenied):
            made.asked(there, there.cast.hadi, unit=unit)
    for user in (there.cast.putri, there.cast.bupati, there.cast.made, there.cast.joko):
        with pytest.raises(PermissionDenied):
            made.asked(there, user, unit=there.cast.unit)


def test_a_head_plans_for_no_fewer_people_than_the_smallest_group(there: Town) -> None:
    unit = made.with_colleagues(there, 2)
    with pytest.raises(TooFewPeople, match="kurang dari 5"):
        made.asked(there, there.cast.hadi, unit=unit)
    assert made.asked(there, there.cast.rahayu, unit=unit).pk
    made.with_colleagues(there, 1, first=31)
    assert made.asked(there, there.cast.hadi, unit=unit).pk


def test_a_plan_is_put_away_by_an_operator_or_whoever_made_it(there: Town) -> None:
    unit = made.with_colleagues(there)
    own, other = made.asked(there, there.cast.hadi, unit=unit), made.asked(there)
    with there.inside():
        actions.archive_plan(there.cast.hadi, own)
        assert own.archived_at
        actions.restore_plan(there.cast.rahayu, own)
        assert own.archived_at is None
        with pytest.raises(PermissionDenied):
            actions.archive_plan(there.cast.hadi, other)


def test_the_list_of_trainings_is_kept_by_operators(there: Town) -> None:
    cast = there.cast
    facts = {"code": "t20", "title": "Teknis", "indicator": "DIKLAT_TEKNIS", "hours": 20}
    with there.inside():
        course = actions.add_course(cast.rahayu, cast.agency, facts=facts)
        actions.change_course(cast.rahayu, course, facts={"hours": 24})
        assert CourseType.objects.get().hours == 24
        with pytest.raises(PermissionDenied):
            actions.change_course(cast.hadi, course, facts={"hours": 1})
        with pytest.raises(ValidationError):
            actions.add_course(cast.rahayu, cast.agency, facts=facts)
        actions.drop_course(cast.rahayu, course)
        assert not CourseType.objects.exists()


def test_examples_are_marked_until_somebody_has_looked(there: Town) -> None:
    cast = there.cast
    with there.inside():
        assert actions.take_examples(cast.rahayu, cast.agency) == 6
        assert actions.take_examples(cast.rahayu, cast.agency) == 0
        course = CourseType.objects.get(code="seminar")
        assert course.is_example
        actions.change_course(cast.rahayu, course, facts={"hours": 6})
        assert not CourseType.objects.get(code="seminar").is_example
        with pytest.raises(PermissionDenied):
            actions.take_examples(cast.bupati, cast.agency)


def test_a_plan_keeps_the_trainings_it_was_made_with(there: Town) -> None:
    found = made.planned(there)
    with there.inside():
        course = CourseType.objects.get()
        actions.change_course(there.cast.rahayu, course, facts={"hours": 99})
        found.refresh_from_db()
    assert [facts.hours for facts in found.agreed.courses] == [8]
