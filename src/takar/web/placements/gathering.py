"""What is gathered about people and posts on the way to the question of a scenario."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.measures.eligibility import Evidence, Screening, read_evidence, screen
from takar.measures.succession import Post as TargetPost
from takar.measures.succession import Standards, latest_levels, match
from takar.measures.succession.matching import NoStandard, Standard
from takar.regulations.law import Law
from takar.web.mobility.queries import evidence_for
from takar.web.people.models import Employee
from takar.web.people.queries.law import law_of
from takar.web.placements import rules
from takar.web.placements.models import Rule, Scenario
from takar.web.placements.queries.regions import Regions, regions_of
from takar.web.placements.queries.scope import positions_of
from takar.web.results.models import TalentResult
from takar.web.results.queries import latest_talent
from takar.web.succession.models import Interest, Nomination
from takar.web.succession.rules import SETTLED

PLACES = 2
FULL = Decimal(100)
"""A match counts no more than this: who knows more than the post asks is not worth more there."""
Levels = tuple[tuple[str, int], ...]


class NothingToPlace(TakarError):
    """The scenario names no post, or nobody who could take one."""


class Gathering:
    """The facts of a scenario; each is asked for once."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.asked = scenario, scenario.asked
        self.law: Law = law_of(scenario.agency, scenario.day)
        self.positions = {one.code: one for one in positions_of(scenario)}
        if not self.positions:
            raise NothingToPlace(
                msg("Tidak ada jabatan yang sesuai dengan permintaan skenario."),
                hint=msg("Longgarkan jenjang, unit, atau pilih semua jabatan."),
            )
        self.tables = evidence_for(scenario.agency, scenario.day)
        self.evidence: Evidence = read_evidence(self.tables, self.law)
        self.screening: Screening = screen(self.evidence, list(self.positions))

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules and orders that the scenario keeps."""
        related = ("employee", "other", "position", "unit")
        return list(self.scenario.held_rules.select_related(*related))

    @cached_property
    def kinds_of(self) -> Mapping[str, set[str]]:
        """By person, the kinds of rules about them."""
        found: dict[str, set[str]] = defaultdict(set)
        for rule in self.rules:
            if rule.employee:
                found[rule.employee.code].add(rule.kind)
        return found

    @cached_property
    def holder_of(self) -> dict[str, str]:
        """Who holds each post of the scenario; where records name two, the first stands."""
        held = self.evidence.holders
        return {code: held[code][0] for code in self.positions if held.get(code)}

    @cached_property
    def post_of(self) -> dict[str, str]:
        """The post of the scenario that each holder holds; of two, the first stands."""
        found: dict[str, str] = {}
        for post, person in self.holder_of.items():
            found.setdefault(person, post)
        return found

    @cached_property
    def eligible(self) -> dict[str, list[str]]:
        """The posts each newcomer may take, by the law as far as evidence tells."""
        people, posts = self.screening.edges(undecided=self.asked.with_unverified)
        ids, names = self.evidence.people.ids, self.screening.positions
        found: dict[str, list[str]] = {}
        for person, post in zip(people.tolist(), posts.tolist(), strict=True):
            found.setdefault(ids[person], []).append(names[post])
        return found

    @cached_property
    def _talent_rows(self) -> list[tuple[str, Decimal | None, int | None]]:
        run = latest_talent(self.scenario.agency)
        rows = TalentResult.objects.filter(run=run).order_by()
        return list(rows.values_list("employee__code", "talent", "box"))

    @cached_property
    def talents(self) -> dict[str, Decimal]:
        """The talent of everybody on the newest map that has one."""
        return {
            code: half_up(talent, PLACES)
            for code, talent, _ in self._talent_rows
            if talent is not None
        }

    @cached_property
    def boxes(self) -> dict[str, int]:
        """The box of everybody on the newest map that has one."""
        return {code: box for code, _, box in self._talent_rows if box}

    @cached_property
    def interests(self) -> set[tuple[str, str]]:
        """Who says to be interested in which post."""
        rows = Interest.objects.filter(employee__agency=self.scenario.agency, withdrawn_at=None)
        return set(rows.order_by().values_list("employee__code", "position__code"))

    @cached_property
    def successors(self) -> set[tuple[str, str]]:
        """Who was settled as successor for which post."""
        rows = Nomination.objects.filter(position__agency=self.scenario.agency, state=SETTLED)
        return set(rows.order_by().values_list("employee__code", "position__code"))

    @cached_property
    def regions(self) -> Regions:
        """Where posts lie and people work, as far as it is known."""
        return regions_of(self.scenario.agency)

    @cached_property
    def region_of(self) -> dict[str, str]:
        """The region of each post of the scenario; empty is not known."""
        return {code: self.regions.of(one) for code, one in self.positions.items()}

    @cached_property
    def home_of(self) -> dict[str, str]:
        """The region where each person works now; empty is not known."""
        return {code: self.regions.home(one) for code, one in self.people.items()}

    @cached_property
    def people(self) -> dict[str, Employee]:
        """Whoever takes part: holders, those named by an order, and newcomers of the boxes."""
        named = {r.employee.code for r in self.rules if r.employee and r.kind in rules.ORDERS}
        wanted = set(self.holder_of.values()) | named | set(self._newcomers())
        rows = Employee.objects.filter(agency=self.scenario.agency, left_on=None)
        found = {one.code: one for one in rows.select_related("unit", "position__unit")}
        return {code: found[code] for code in sorted(wanted) if code in found}

    def _newcomers(self) -> Iterator[str]:
        boxes = set(self.asked.boxes)
        for code in self.eligible:
            if not boxes or self.boxes.get(code) in boxes:
                yield code

    @cached_property
    def standards(self) -> dict[str, Standard | None]:
        """What each post asks; none where nobody laid it down."""
        known = Standards.read(self.tables["competency_standards"].to_pylist())
        found: dict[str, Standard | None] = {}
        for code, one in self.positions.items():
            asked = TargetPost(position_id=code, title=one.title, tier=one.tier)
            try:
                found[code] = known.of(asked, self.law)
            except NoStandard:
                found[code] = None
        return found

    @cached_property
    def levels_asked(self) -> dict[str, Levels]:
        """What each post asks, as what can be compared: posts alike share one match."""
        return {
            code: () if own is None else tuple(own.levels.items())
            for code, own in self.standards.items()
        }

    @cached_property
    def levels(self) -> Mapping[str, Any]:
        """The levels of everybody, by competency."""
        return latest_levels(self.tables["competency_levels"].to_pylist(), self.law)

    @cached_property
    def _matches(self) -> dict[tuple[str, Levels], Decimal | None]:
        return {}

    def match(self, person: str, post: str) -> Decimal | None:
        """Return the match of a person with a post in percent; none where it is not known."""
        standard = self.standards[post]
        if standard is None:
            return None
        key = person, self.levels_asked[post]
        if key not in self._matches:
            percent = match(self.levels.get(person, {}), standard, self.law).percent
            self._matches[key] = None if percent is None else min(half_up(percent, PLACES), FULL)
        return self._matches[key]
