"""A rearrangement of the demonstration: from the tested officials to the annex of the decree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from takar.web.accounts.models import Role, User
from takar.web.demo.cases import PlacingPlan
from takar.web.demo.deciding.papers import PaperStory
from takar.web.demo.papers import written
from takar.web.demo.story import Story
from takar.web.mobility import actions as mobility
from takar.web.mobility.models import Move, MoveList
from takar.web.mobility.rules import DECREED, PROPOSED
from takar.web.people.models import Employee
from takar.web.placements import actions
from takar.web.placements.models import Scenario
from takar.web.placements.queries import moves_of
from takar.web.placements.rules import FAILED, FILL, STAY, Settings
from takar.web.placements.tasks import compute_placement
from takar.web.posts.queries.roster import posts_wanted

CHOSEN_BECAUSE = "Kecocokan terhadap standar jabatan paling tinggi dengan perpindahan yang wajar."
STAYS_BECAUSE = "Memimpin program prioritas yang belum selesai."
FILLED_BECAUSE = "Pelayanannya tidak dapat dipimpin pelaksana tugas lebih lama lagi."


@dataclass(frozen=True)
class PlacingStory:
    """One plan of a case: laid out, solved, chosen, checked, decreed, printed."""

    story: Story
    users: Mapping[Role, User]
    papers: PaperStory
    folder: Path

    def tell(self, plan: PlacingPlan) -> Scenario:
        """Lead a plan from the question to the decree, once."""
        agency = self.story.agency
        found: Scenario | None = Scenario.objects.filter(agency=agency, title=plan.title).first()
        if found is not None:
            return found
        scenario = self.solved(self.laid_out(plan))
        head = self.users[Role.LEADER]
        actions.choose_scenario(head, scenario, because=CHOSEN_BECAUSE)
        self.decree(plan, scenario)
        return scenario

    def laid_out(self, plan: PlacingPlan) -> Scenario:
        """Lay the question out, with what the head wants of it."""
        terms = Settings(
            tiers=list(plan.tiers), boxes=list(plan.boxes), with_unverified=False, word=plan.title
        )
        scenario = actions.lay_out(
            self.story.operator, self.story.agency, title=plan.title, day=plan.day, terms=terms
        )
        self.keep_one(plan, scenario)
        self.demand_filling(plan, scenario)
        return scenario

    def keep_one(self, plan: PlacingPlan, scenario: Scenario) -> None:
        """Let the newest holder of a strategic post stay."""
        held = Employee.objects.filter(
            agency=self.story.agency,
            position__tier__in=plan.tiers,
            position__is_strategic=True,
            left_on=None,
        )
        if one := held.order_by("-positioned_on", "code").first():
            head = self.users[Role.LEADER]
            actions.note_rule(head, scenario, kind=STAY, employee=one, because=STAYS_BECAUSE)

    def demand_filling(self, plan: PlacingPlan, scenario: Scenario) -> None:
        """Demand that some of the vacant offices get a head."""
        head = self.users[Role.LEADER]
        free = posts_wanted(self.story.agency, {"show": "lowong"}).filter(tier__in=plan.tiers)
        offices = free.filter(title__startswith="Kepala").order_by("title", "code")
        for post in offices[: plan.fills]:
            actions.note_rule(head, scenario, kind=FILL, position=post, because=FILLED_BECAUSE)

    def solved(self, scenario: Scenario) -> Scenario:
        """Compute a scenario at once.

        Raises:
            RuntimeError: it could not be computed.
        """
        operator = self.story.operator
        actions.ask_for_placement(operator, scenario)
        compute_placement.call(scenario.pk, operator.pk)
        scenario.refresh_from_db()
        if scenario.state == FAILED:
            raise RuntimeError(scenario.problem, scenario.hint)
        return scenario

    def decree(self, plan: PlacingPlan, scenario: Scenario) -> MoveList | None:
        """Hand the moves over, complete their papers, propose and decree the list, print it."""
        operator, head = self.story.operator, self.users[Role.LEADER]
        people = [one.employee for one in moves_of(scenario)]
        if not people:
            return None
        self.papers.complete_dossiers(people)
        one = actions.propose_moves(operator, scenario)
        self.clean(one)
        mobility.move_list(operator, one, state=PROPOSED)
        mobility.move_list(head, one, state=DECREED, decree=plan.decree, decreed_on=plan.day)
        for path in self.written(plan, scenario, one):
            path.stat()
        return one

    def clean(self, one: MoveList) -> None:
        """Take out what the law does not let through, until the rest stands; nothing is forced."""
        unclean = [move for move in Move.objects.filter(move_list=one) if not move.found.is_clean]
        while unclean:
            for move in unclean:
                mobility.remove_move(self.story.operator, move)
            mobility.check_list(self.story.operator, one)
            rows = Move.objects.filter(move_list=one)
            unclean = [move for move in rows if not move.found.is_clean]

    def written(self, plan: PlacingPlan, scenario: Scenario, one: MoveList) -> Iterator[Path]:
        """Write what the office takes away; yields each file when it is there."""
        operator, stem = self.story.operator, plan.paper
        for name, make in (
            (f"lampiran-keputusan-{stem}.pdf", lambda: actions.take_annex(operator, scenario)),
            (f"penempatan-{stem}.xlsx", lambda: actions.take_scenario(operator, scenario)),
            (f"usulan-{stem}.xlsx", lambda: mobility.take_list(operator, one)),
            (f"imut-{stem}.xlsx", lambda: mobility.take_batch(operator, one)),
        ):
            yield written(self.folder / name, make)
