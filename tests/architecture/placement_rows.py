"""The addresses of the room placements, and one row of each in the hamlet."""

from datetime import date

from takar.web.accounts.models import Role
from takar.web.notices.rules import Said
from takar.web.people.models import Employee
from takar.web.placements.actions import lay_out, note_rule
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.rules import STAY, Settings, Told
from tests.town import Hamlet

PLACEMENT = ("placement",)

PLACEMENT_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((f"placements:{name}" for name in ("compare", "create", "scenarios")), ()),
    **dict.fromkeys(
        (
            f"placements:{name}"
            for name in (
                *("annex", "change", "choose", "compute", "copy", "download"),
                *("note_rule", "progress", "propose", "remove", "scenario"),
            )
        ),
        PLACEMENT,
    ),
    "placements:keep_alternative": ("placement", "plan_number"),
    "placements:person": ("placed",),
    "placements:remove_rule": ("placement_rule",),
}


def placement_rows(hamlet: Hamlet) -> dict[str, object]:
    """Let the operator lay a scenario out, with one rule and one person in it."""
    operator, agency = hamlet.users[Role.OPERATOR], hamlet.agency
    scenario = lay_out(
        operator, agency, title="Rotasi desa", day=date(2025, 12, 1), terms=Settings()
    )
    person = Employee.objects.filter(agency=agency, left_on=None).order_by("pk")[0]
    rule = note_rule(operator, scenario, kind=STAY, employee=person)
    placed = Placed.objects.create(
        scenario=scenario,
        employee=person,
        standing="TETAP",
        reason=Told(said=Said(template="Tetap.")).model_dump(mode="json"),
    )
    Scenario.objects.filter(pk=scenario.pk).update(state="SELESAI")
    return {
        "placement": scenario.pk,
        "placement_rule": rule.pk,
        "placed": placed.pk,
        "plan_number": 0,
    }
