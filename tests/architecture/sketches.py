"""A scenario, a plan and a training of the hamlet, each computed."""

from decimal import Decimal

from takar.planning.problem import USUAL_DEEDS
from takar.web.accounts.models import Role
from takar.web.scenarios.actions import change_rules, make_plan, make_scenario, take_examples
from takar.web.scenarios.laws import Values, base_law, differences
from takar.web.scenarios.models import CourseType
from takar.web.scenarios.rules import Terms
from takar.web.scenarios.tasks import compute_plan, compute_scenario
from tests.town import Hamlet

RULES = "perka8_2019"
MOVED: Values = {
    "ip_asn.bands": {("0", "over"): Decimal(85), ("1", "up_to"): Decimal(85)},
    "ip_asn.qualification": {("S1_D4",): Decimal(16)},
}
"""A change that moves somebody whoever they are: most have a first degree."""


def sketches(hamlet: Hamlet) -> dict[str, int]:
    """Return the rows of the room of scenarios; the caller is in the scope of the hamlet."""
    operator, agency, day = hamlet.users[Role.OPERATOR], hamlet.agency, hamlet.index.day
    take_examples(operator, agency)
    scenario = make_scenario(operator, agency, name="Coba", day=day, rules=RULES)
    change_rules(operator, scenario, changes=differences(base_law(agency, day), MOVED))
    compute_scenario.func(scenario.pk, operator.pk)
    plan = make_plan(
        operator,
        agency,
        name="Menuju",
        day=day,
        rules=RULES,
        target=Decimal(76),
        terms=Terms(deeds=sorted(USUAL_DEEDS)),
    )
    compute_plan.func(plan.pk, operator.pk)
    course = CourseType.objects.filter(agency=agency)[0]
    return {"scenario": scenario.pk, "plan": plan.pk, "course_type": course.pk}
