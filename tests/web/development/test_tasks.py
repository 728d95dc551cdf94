from takar.web.development import actions
from takar.web.development.models import Plan
from takar.web.development.rules import FILL, FIND, RUNNING
from takar.web.development.tasks import compute_plan, end_work
from tests.web.development.made import Office, course_of, plan_of


def test_work_is_done_once_and_what_goes_wrong_is_written_on_the_plan(office: Office) -> None:
    rahayu = office.operator
    plan = plan_of(office)
    actions.ask_for_work(rahayu, plan, work=FIND)
    compute_plan.call(plan.pk, rahayu.pk)
    plan.refresh_from_db()
    assert (plan.work_state, plan.found is None) == ("SELESAI", False)
    before = plan.finished_at
    compute_plan.call(plan.pk, rahayu.pk)
    plan.refresh_from_db()
    assert plan.finished_at == before
    course_of(plan, office)
    actions.ask_for_work(rahayu, plan, work=FILL)
    Plan.objects.filter(pk=plan.pk).update(trainings_each=9)
    compute_plan.call(plan.pk, rahayu.pk)
    plan.refresh_from_db()
    assert (plan.work_state, "Pelatihan per orang" in plan.problem) == ("GAGAL", True)
    assert plan.found is not None


def test_work_that_was_cut_off_is_said_to_be_and_only_where_it_ran(office: Office) -> None:
    rahayu = office.operator
    plan = plan_of(office)
    actions.ask_for_work(rahayu, plan, work=FIND)
    end_work(plan.pk, rahayu.pk)
    plan.refresh_from_db()
    assert plan.work_state == "ANTRE"
    Plan.objects.filter(pk=plan.pk).update(work_state=RUNNING)
    end_work(plan.pk, rahayu.pk)
    plan.refresh_from_db()
    assert (plan.work_state, "terputus" in plan.problem) == ("GAGAL", True)
