"""What is kept of a list: who stands where, on what it rests, and how deep the bench is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from takar.kernel.rounding import half_up
from takar.measures.succession import Bench, Candidate, Outside, PostRisk, SuccessionList
from takar.measures.succession import Standing as Placed
from takar.runs.succession.conditions import GroupFacts
from takar.web.people.models import Employee, Position
from takar.web.succession.models import Listing, Ranked, Survey
from takar.web.succession.queries.conditions import kept
from takar.web.succession.rules import OUTSIDE, RANKED, UNRANKED, Gap, ListFacts, Standing

FIGURES = 4


@dataclass(frozen=True)
class Keeper:
    """Keeps the lists of one survey.

    Attributes:
        people: by code.
        group: from which the conditions of the succession group are answered.
    """

    survey: Survey
    people: Mapping[str, Employee]
    group: GroupFacts

    def keep(
        self, position: Position, listed: SuccessionList, bench: Bench, risk: PostRisk
    ) -> None:
        """Keep the list of one post."""
        listing = Listing.objects.create(
            survey=self.survey,
            position=position,
            colour=risk.colour,
            facts=facts_kept(listed, bench, risk).model_dump(mode="json"),
        )
        Ranked.objects.bulk_create(list(self._rows(listing, listed)), batch_size=500)

    def _rows(self, listing: Listing, listed: SuccessionList) -> Iterator[Ranked]:
        for part, standings in ((RANKED, listed.ranked), (UNRANKED, listed.unranked)):
            for one in standings:
                yield self._standing(listing, part, one)
        for out in listed.outside:
            yield self._outside(listing, out)

    def _standing(self, listing: Listing, part: str, one: Placed) -> Ranked:
        rests_on = standing_of(one.candidate, missing=one.missing)
        own = one.candidate
        rests_on.conditions = kept(self.group.of(own.employee_id, own.match))
        row = self._person(listing, part, own, rests_on)
        row.place, row.best, row.worst = one.place, one.best, one.worst
        row.final = _figure(one.final.value)
        row.final_least, row.final_most = _figure(one.final.least), _figure(one.final.most)
        return row

    def _outside(self, listing: Listing, out: Outside) -> Ranked:
        rests_on = standing_of(out.candidate, failed=out.failed)
        return self._person(listing, OUTSIDE, out.candidate, rests_on)

    def _person(self, listing: Listing, part: str, one: Candidate, rests_on: Standing) -> Ranked:
        profile = one.profile
        return Ranked(
            listing=listing,
            employee=self.people[one.employee_id],
            part=part,
            readiness=one.readiness.label,
            box=next(iter(profile.boxes)) if len(profile.boxes) == 1 else None,
            talent=_figure(profile.talent.value),
            technical=_figure(profile.technical.value),
            jpm=_figure(one.jpm.value),
            standing=rests_on.model_dump(mode="json"),
        )


def standing_of(
    one: Candidate, *, missing: Sequence[str] = (), failed: Sequence[str] = ()
) -> Standing:
    """Return what the place of a candidate rests on.

    Args:
        one: the candidate.
        missing: what an order needs and nobody knows, beside what is to be verified.
        failed: why somebody stands outside, beside the requirements not met.
    """
    outcome = one.outcome
    return Standing(
        gaps=[
            Gap(competency=gap.competency, required=gap.required, level=gap.level)
            for gap in one.match.gaps
        ],
        missing=[*missing, *(outcome.missing if outcome else ())],
        failed=[*dict.fromkeys((*failed, *(outcome.failed if outcome else ())))],
        indicators=dict(one.profile.indicators),
    )


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


def _figure(value: Fraction | None) -> Decimal | None:
    return None if value is None else half_up(value, FIGURES)
