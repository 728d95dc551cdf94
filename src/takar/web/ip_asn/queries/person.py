"""The index of one person, as one reader may see it: now, before, and what waits."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from takar.web.accounts.models import User
from takar.web.claims.models import Claim, ClaimState
from takar.web.claims.queries import claims_of
from takar.web.ip_asn.advice import Advice, advice_on
from takar.web.people.models import Employee, OfficialScore
from takar.web.results.ip_asn_explaining import IpAsnExplanation, ip_asn_explanation
from takar.web.results.models import IpAsnResult
from takar.web.results.queries import law_of
from takar.web.results.rules import Sight
from takar.web.results.rules.ip_asn import OFFICIAL


@dataclass(frozen=True)
class Past:
    """The index of one year by one rule set."""

    result: IpAsnResult
    rules: str
    category: str
    is_official: bool


@dataclass(frozen=True)
class PersonIndex:
    """Everything on the page of one person.

    Attributes:
        claims: what waits to be verified.
        official: the scores BKN released, newest year first; only for readers of points.
    """

    told: IpAsnExplanation
    advice: list[Advice]
    claims: list[Claim]
    past: list[Past]
    official: list[OfficialScore]

    @property
    def has_several_rules(self) -> bool:
        """Years of different rule sets stand together and must not be compared."""
        return len({one.rules for one in self.past}) > 1

    @property
    def claimed(self) -> Decimal | None:
        """The total if all that waits were verified, where that would change it."""
        result = self.told.result
        return None if result.total_claimed == result.total else result.total_claimed


def results_of(employee: Employee) -> QuerySet[IpAsnResult]:
    """Return every index of a person, newest first."""
    found = IpAsnResult.objects.filter(employee=employee).select_related("run__agency")
    return found.order_by("-run__day", "-run__made_at", "-pk")


def index_of(reader: User, employee: Employee) -> PersonIndex | None:
    """Return a person's newest index with all around it; ``None`` before any measuring."""
    results = list(results_of(employee).prefetch_related("run__decisions"))
    if not results:
        return None
    told = ip_asn_explanation(results[0], reader)
    waiting = claims_of(reader, employee).filter(state=ClaimState.SUBMITTED)
    past = [past_of(result) for result in one_a_year(results)]
    return PersonIndex(
        told=told,
        advice=advice_on(told),
        claims=list(waiting),
        past=past,
        official=uncounted(employee, past) if told.sight is not Sight.SUMMARY else [],
    )


def uncounted(employee: Employee, past: list[Past]) -> list[OfficialScore]:
    """Return the released scores of years that no run by official scores speaks for."""
    told = {one.result.run.year for one in past if one.is_official}
    scores = OfficialScore.objects.filter(employee=employee).order_by("-year")
    return [score for score in scores if score.year not in told]


def one_a_year(results: list[IpAsnResult]) -> list[IpAsnResult]:
    """Return, for each year and rule set, the final index or the newest."""
    chosen: dict[tuple[int, str], IpAsnResult] = {}
    for result in results:
        other = chosen.get((result.run.year, result.rules))
        if other is None or (other.run.state != "FINAL" and result.run.state == "FINAL"):
            chosen[result.run.year, result.rules] = result
    return sorted(chosen.values(), key=lambda one: (-one.run.year, one.rules))


def past_of(result: IpAsnResult) -> Past:
    """Return one year with the words for its rules and its category."""
    law = law_of(result.run)
    titles = {band.code: band.title for band in law.bands("ip_asn.bands")}
    rules = law.codes("ip_asn.rule_sets")[result.rules]
    is_official = rules["basis"] == OFFICIAL
    return Past(result, rules.title, titles.get(result.category or "", ""), is_official)
