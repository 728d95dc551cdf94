"""What the room reads."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db.models import Count, Q, QuerySet

from takar.measures.selection import Ranked, Score, selection
from takar.regulations.law import Law
from takar.web.accounts.models import Agency
from takar.web.people.queries.law import law_of
from takar.web.results.models import JpmResult
from takar.web.selections.models import Applicant, CommitteeScore, Component, Post, Selection
from takar.web.selections.rules import COUNTED, WHOLE, Finding, Plan, findings


def selections_in(agency: Agency, wanted: Mapping[str, Any]) -> QuerySet[Selection]:
    """Return the selections of an agency that match a search, newest first."""
    found = Selection.objects.filter(agency=agency)
    for word in (wanted.get("q") or "").split():
        found = found.filter(Q(name__icontains=word) | Q(posts__title__icontains=word))
    for name in ("state", "kind"):
        if value := wanted.get(name):
            found = found.filter(**{name: value})
    return found.distinct().order_by("-opens_on", "-pk")


def law_for(one: Selection) -> Law:
    """Return the law in force on the day a selection was announced."""
    return law_of(one.agency, one.opens_on)


def posts_of(one: Selection) -> QuerySet[Post]:
    """Return the posts with their numbers of applicants and of those who meet the conditions."""
    counted = Count("applicants", filter=Q(applicants__state__in=COUNTED))
    posts: QuerySet[Post] = Post.objects.filter(selection=one)
    return posts.annotate(people=Count("applicants"), counted=counted).order_by("pk")


def findings_of(one: Selection) -> list[Finding]:
    """Return what is wrong with a selection."""
    plan = Plan(
        kind=one.kind,
        weights={each.code: each.weight for each in one.components.all()},
        applicants={
            post.title: post.counted  # type: ignore[attr-defined]
            for post in posts_of(one)
            if post.state == "TERBUKA"
        },
        members=[member.origin for member in one.members.all()],
    )
    return findings(plan, law_for(one).record("selection.limits"))


def jpm_of(one: Selection, applicants: list[Applicant]) -> dict[int, JpmResult]:
    """Return the signed JPM of the applicants, from the event of the selection."""
    if one.event is None or one.event.run_id is None:
        return {}
    results = JpmResult.objects.filter(
        run=one.event.run_id, employee__in=[each.employee_id for each in applicants]
    )
    known = {result.employee_id: result for result in results}
    return {
        each.pk: known[each.employee_id]
        for each in applicants
        if each.employee_id is not None and each.employee_id in known
    }


def scores_of(post: Post, applicants: list[Applicant]) -> list[Score]:
    """Return every score of a post: the committee's, and the JPM where a component takes it."""
    rows = CommitteeScore.objects.filter(applicant__in=applicants).order_by("pk")
    found = [
        Score(str(applicant), component, str(member), value)
        for applicant, component, member, value in rows.values_list(
            "applicant", "component__code", "member", "value"
        )
    ]
    measured = jpm_of(post.selection, applicants)
    for component in post.selection.components.filter(source="JPM"):
        found += [
            Score(str(applicant), component.code, "JPM", min(result.jpm, WHOLE))
            for applicant, result in measured.items()
            if result.jpm is not None
        ]
    return found


@dataclass(frozen=True)
class Standing:
    """One applicant in the order of a post, as the page shows it."""

    applicant: Applicant
    ranked: Ranked
    jpm: JpmResult | None
    finalists: int
    proposed: int

    @property
    def is_finalist(self) -> bool:
        """Among those who go on."""
        return self.ranked.is_among(self.finalists)

    @property
    def is_proposed(self) -> bool:
        """Among those from whom is chosen."""
        return self.ranked.is_among(self.proposed)

    @property
    def parts(self) -> list[Any]:
        """The mean scores in the order of the components."""
        return list(self.ranked.parts.values())


def weights_of(one: Selection) -> dict[str, Decimal]:
    """Return the weight of each component."""
    return {each.code: each.weight for each in one.components.all()}


def standings_of(post: Post) -> list[Standing]:
    """Return the applicants who meet the conditions, best first.

    Raises:
        BadWeights: the weights do not sum to 100.
    """
    one = post.selection
    limits = law_for(one).record("selection.limits")
    cuts = limits["finalists"], limits["proposed"]
    applicants = list(post.applicants.filter(state__in=COUNTED))
    keys = [str(each.pk) for each in applicants]
    scores = scores_of(post, applicants)
    ranked = selection({"": keys}, weights_of(one), scores, lot=one.lot, cuts=cuts)[""]
    known, measured = {str(each.pk): each for each in applicants}, jpm_of(one, applicants)
    return [
        Standing(known[row.applicant], row, measured.get(known[row.applicant].pk), *cuts)
        for row in ranked
    ]


def evidence_of(post: Post) -> str:
    """Return the fingerprint of the scores and weights from which a list was made."""
    applicants = list(post.applicants.filter(state__in=COUNTED))
    rows = sorted(
        (one.applicant, one.component, one.member, str(one.value))
        for one in scores_of(post, applicants)
    )
    weights = {code: str(weight) for code, weight in weights_of(post.selection).items()}
    told = json.dumps([rows, weights], sort_keys=True)
    return sha256(told.encode()).hexdigest()


@dataclass(frozen=True)
class Cell:
    """One component of one applicant by one member, on the page of scores."""

    component: Component
    member_id: int
    member: str
    value: Decimal | None


def grid_of(applicant: Applicant) -> list[Cell]:
    """Return the cells in which the committee scores one applicant."""
    one = applicant.post.selection
    given = {
        (component, member): value
        for component, member, value in applicant.scores.values_list("component", "member", "value")
    }
    return [
        Cell(component, member.pk, member.name, given.get((component.pk, member.pk)))
        for component in one.components.filter(source="PANITIA")
        for member in one.members.all()
    ]
