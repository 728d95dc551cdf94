"""Lists of target posts made from the records: who stands where, and who cannot yet."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.measures.eligibility import read_evidence
from takar.measures.succession import (
    Bench,
    Candidate,
    Outside,
    PostRisk,
    Setting,
    SuccessionList,
    post_risks,
    vacancies,
)
from takar.measures.succession import Standing as Placed
from takar.runs.eligibility import stamp_of
from takar.runs.succession import facts_of, requirements_of, successors
from takar.web.mobility.queries import evidence_for, law_for
from takar.web.people.models import Employee, Position
from takar.web.posts.queries import critical_posts, target_posts
from takar.web.succession.models import Listing, Ranked, Survey
from takar.web.succession.rules import OUTSIDE, RANKED, UNRANKED, Gap, ListFacts, Standing, Terms

FIGURES = 4


class NoTargets(TakarError):
    """No post is marked as target or critical."""


def compute(survey: Survey) -> None:
    """Make the lists of every target and critical post and keep them.

    Raises:
        NoTargets: no post is marked.
        TakarError: the records cannot be read as they stand.
    """
    positions = marked_posts(survey)
    law = law_for(survey.agency, survey.day)
    tables = evidence_for(survey.agency, survey.day)
    facts = facts_of(
        tables,
        law,
        targets=[
            {"position_id": code, "is_critical": one.is_critical} for code, one in positions.items()
        ],
    )
    posts = [facts.post(code) for code in positions]
    setting = setting_of(survey.asked, survey)
    outcomes = requirements_of(tables, facts, posts)
    found = successors(tables, facts, posts, outcomes, setting)
    risks = post_risks(posts, vacancies(posts, facts.holders, law), found.benches, law)
    people = {one.code: one for one in Employee.objects.filter(agency=survey.agency)}
    survey.law_edition = law.edition
    survey.evidence_hash = stamp_of(read_evidence(tables, law)).evidence_hash
    Listing.objects.filter(survey=survey).delete()
    for risk in risks:
        code = risk.post.position_id
        _keep(
            survey, positions[code].position, found.lists[code], found.benches[code], risk, people
        )


class Marked:
    """A post that is a target, critical, or both."""

    def __init__(self, position: Position) -> None:
        self.position, self.is_critical = position, False


def marked_posts(survey: Survey) -> dict[str, Marked]:
    """Return the posts a survey is about, by code.

    Raises:
        NoTargets: nobody marked any.
    """
    found = {one.code: Marked(one) for one in target_posts(survey.agency)}
    for one in critical_posts(survey.agency):
        found.setdefault(one.code, Marked(one)).is_critical = True
    if not found:
        raise NoTargets(
            msg("Belum ada jabatan target atau kritikal."),
            hint=msg("Tandai jabatannya di menu Jabatan, dengan alasannya."),
        )
    return found


def setting_of(terms: Terms, survey: Survey) -> Setting:
    """Return how the committee wants its lists."""
    boxes = () if terms.everybody else tuple(terms.boxes) or None
    return Setting(
        boxes=boxes,
        keys=tuple(terms.keys),
        word=terms.word or f"{survey.title} {survey.day:%Y-%m-%d}",
        may_be_unchecked=True,
    )


def _keep(
    survey: Survey,
    position: Position,
    listed: SuccessionList,
    bench: Bench,
    risk: PostRisk,
    people: Mapping[str, Employee],
) -> None:
    listing = Listing.objects.create(
        survey=survey,
        position=position,
        colour=risk.colour,
        facts=facts_kept(listed, bench, risk).model_dump(mode="json"),
    )
    Ranked.objects.bulk_create(list(_rows(listing, listed, people)), batch_size=500)


def facts_kept(listed: SuccessionList, bench: Bench, risk: PostRisk) -> ListFacts:
    """Return what is printed with a list."""
    vacancy = risk.vacancy
    return ListFacts(
        keys=list(listed.keys),
        boxes=list(listed.boxes),
        word=listed.word,
        talent_share=listed.shares.talent if listed.shares else None,
        technical_share=listed.shares.technical if listed.shares else None,
        is_unchecked=listed.is_unchecked,
        now=bench.now,
        soon=bench.soon,
        later=bench.later,
        unknown=bench.unknown,
        ready_most=bench.ready_most,
        colour=risk.colour,
        colour_most=risk.colour_most,
        vacant_on=vacancy.on if vacancy else None,
        vacancy_reason=str(vacancy.reason) if vacancy else "",
        months_left=vacancy.months_left if vacancy else None,
        is_urgent=risk.is_urgent,
    )


def _rows(
    listing: Listing, listed: SuccessionList, people: Mapping[str, Employee]
) -> Iterator[Ranked]:
    for part, standings in ((RANKED, listed.ranked), (UNRANKED, listed.unranked)):
        for one in standings:
            yield _standing(listing, part, one, people)
    for out in listed.outside:
        yield _outside(listing, out, people)


def _standing(listing: Listing, part: str, one: Placed, people: Mapping[str, Employee]) -> Ranked:
    row = _person(listing, part, one.candidate, people, one.missing, ())
    row.place, row.best, row.worst = one.place, one.best, one.worst
    row.final = _figure(one.final.value)
    row.final_least, row.final_most = _figure(one.final.least), _figure(one.final.most)
    return row


def _outside(listing: Listing, out: Outside, people: Mapping[str, Employee]) -> Ranked:
    return _person(listing, OUTSIDE, out.candidate, people, (), out.failed)


def _person(
    listing: Listing,
    part: str,
    one: Candidate,
    people: Mapping[str, Employee],
    missing: tuple[str, ...],
    failed: tuple[str, ...],
) -> Ranked:
    profile = one.profile
    outcome = one.outcome
    standing = Standing(
        gaps=[
            Gap(competency=gap.competency, required=gap.required, level=gap.level)
            for gap in one.match.gaps
        ],
        missing=[*missing, *(outcome.missing if outcome else ())],
        failed=[*dict.fromkeys((*failed, *(outcome.failed if outcome else ())))],
        indicators=dict(profile.indicators),
    )
    return Ranked(
        listing=listing,
        employee=people[one.employee_id],
        part=part,
        readiness=one.readiness.label,
        box=next(iter(profile.boxes)) if len(profile.boxes) == 1 else None,
        talent=_figure(profile.talent.value),
        technical=_figure(profile.technical.value),
        jpm=_figure(one.jpm.value),
        standing=standing.model_dump(mode="json"),
    )


def _figure(value: Fraction | None) -> Decimal | None:
    return None if value is None else half_up(value, FIGURES)
