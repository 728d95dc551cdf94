"""What would be if: a rule tried, and the trainings that lift an office; neither is a result."""

from dataclasses import dataclass
from decimal import Decimal

from takar.planning.problem import USUAL_DEEDS
from takar.web.demo.professionalism import OWN_RULES
from takar.web.demo.story import Story
from takar.web.people.models import WorkUnit
from takar.web.results.models import IpAsnGroup, Run
from takar.web.results.queries import law_of
from takar.web.scenarios.actions import (
    answer_plan,
    answer_scenario,
    change_rules,
    make_plan,
    make_scenario,
    take_examples,
)
from takar.web.scenarios.laws import differences
from takar.web.scenarios.models import Scenario, SketchState, TrainingPlan
from takar.web.scenarios.queries import courses_of
from takar.web.scenarios.rules import Terms

TITLE = "Diklat teknis berlaku dua tahun"
LIFT = Decimal(3)
MOST = Decimal(95)
FEWEST = 20
TOO_MANY = 400


@dataclass(frozen=True)
class SketchStory:
    """What the office tries and plans about a measured index."""

    story: Story
    run: Run

    def try_rule(self) -> Scenario:
        """Try a longer window for technical training, once."""
        operator, agency = self.story.operator, self.story.agency
        scenario = make_scenario(
            operator,
            agency,
            name=TITLE,
            day=self.run.day,
            rules=OWN_RULES,
            note="Jendela satu tahun belum pasti; apa akibatnya bila dua tahun?",
            once_key=f"{agency.code}-jendela",
        )
        if scenario.state != SketchState.DONE:
            longer: dict[str, dict[tuple[str, ...], int]] = {
                "ip_asn.windows": {("DIKLAT_TEKNIS",): 2}
            }
            change_rules(operator, scenario, changes=differences(law_of(self.run), longer))
            answer_scenario(operator, scenario)
        return scenario

    def plan(self) -> TrainingPlan | None:
        """Plan the trainings that lift one office by a few points, once."""
        operator, agency = self.story.operator, self.story.agency
        take_examples(operator, agency)
        office = self.office()
        if office is None:
            return None
        unit, index = office
        plan = make_plan(
            operator,
            agency,
            name=f"Mengangkat {unit.name}",
            day=self.run.day,
            rules=OWN_RULES,
            target=min(MOST, Decimal(int(index + LIFT))),
            terms=Terms(
                deeds=sorted(USUAL_DEEDS), courses=[one.facts for one in courses_of(agency)]
            ),
            unit=unit,
            once_key=f"{agency.code}-rencana",
        )
        if plan.state != SketchState.DONE:
            answer_plan(operator, plan)
        return plan

    def office(self) -> tuple[WorkUnit, Decimal] | None:
        """Return the lowest office that is neither very small nor very large, with its index."""
        groups = IpAsnGroup.objects.filter(
            run=self.run,
            grouping="UNIT",
            headcount__range=(FEWEST, TOO_MANY),
            index__isnull=False,
        )
        lowest = groups.order_by("index").first()
        if lowest is None or lowest.index is None:
            return None
        unit = WorkUnit.objects.filter(agency=self.story.agency, path=lowest.path).first()
        return (unit, lowest.index) if unit else None
