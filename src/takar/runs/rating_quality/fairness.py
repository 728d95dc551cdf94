"""Whether groups fare alike at each limit of the category table, as the report tells it."""

from collections.abc import Iterable, Iterator, Mapping

from takar.kernel.calendar import whole_years
from takar.kernel.language import mark, msg
from takar.psychometrics.fairness import Count, GroupImpact, counted, impact
from takar.regulations.bands import Band, Bands
from takar.runs.rating_quality.kept import Interval, Sentence, Unfounded
from takar.runs.rating_quality.notes import Notes
from takar.runs.rating_quality.people import Facts, Reckoning
from takar.runs.rating_quality.report import Comparison, Group, Person

AGE_LIMITS = (35, 45, 55)
SEXES = {"L": mark("Laki-laki"), "P": mark("Perempuan")}


def compared(people: Iterable[Person], reckoned: Reckoning, notes: Notes) -> tuple[Comparison, ...]:
    """Compare sexes, age bands and units at each limit of the category table.

    Raises:
        Unfounded: nobody has a category, or nothing is known of anybody.
    """
    known = [one for one in people if one.category is not None]
    if not known:
        raise Unfounded(msg("Belum ada kategori, sehingga kelompok tidak dapat dibandingkan."))
    found = groupings((one.ratee for one in known), reckoned)
    if not any(group for groups in found.values() for group in groups.values()):
        raise Unfounded(msg("Jenis kelamin, umur, dan unit peserta tidak diketahui."))
    return tuple(
        one
        for grouping, groups in found.items()
        for one in at_limits(grouping, groups, known, reckoned.bands, notes)
    )


def groupings(ratees: Iterable[str], reckoned: Reckoning) -> dict[str, dict[str, str | None]]:
    """Return the group of everybody by sex, by age band and by unit."""
    facts = {ratee: reckoned.facts.get(ratee) or Facts() for ratee in ratees}
    return {
        "SEX": {ratee: SEXES.get(fact.sex or "") for ratee, fact in facts.items()},
        "AGE_BAND": {ratee: age_band(fact, reckoned) for ratee, fact in facts.items()},
        "UNIT": {ratee: fact.unit for ratee, fact in facts.items()},
    }


def at_limits(
    grouping: str,
    groups: Mapping[str, str | None],
    people: list[Person],
    bands: Bands,
    notes: Notes,
) -> Iterator[Comparison]:
    """Compare the groups of one grouping at each limit; why one cannot be is noted once."""
    rising = sorted(bands, key=lambda band: band.lower.value if band.lower else -1)
    ranks = {band.code: rank for rank, band in enumerate(rising)}
    for rank, band in enumerate(rising[1:], start=1):
        reached = [ranks[one.category or ""] >= rank for one in people]
        counts = counted((groups[one.ratee] for one in people), reached)
        if not counts:
            return
        found = impact(counts)
        if not found.groups:
            notes.refuse("FAIRNESS", found.verdict)
            return
        yield from (comparison(grouping, band, one, counts) for one in found.groups)


def age_band(facts: Facts, reckoned: Reckoning) -> str | None:
    """Return the age band on the day of the report; as written, else from the day of birth."""
    if facts.age_band or facts.birth_on is None:
        return facts.age_band
    years = whole_years(facts.birth_on, reckoned.law.day)
    above = [limit for limit in AGE_LIMITS if years >= limit]
    if not above:
        return f"<{AGE_LIMITS[0]}"
    following = [limit for limit in AGE_LIMITS if limit > above[-1]]
    return f"{above[-1]}–{following[0] - 1}" if following else f"≥{above[-1]}"


def comparison(
    grouping: str, limit: Band, found: GroupImpact, counts: Mapping[str, Count]
) -> Comparison:
    """Tell how one group fares beside the one that fares best."""
    return Comparison(
        grouping=grouping,
        limit=limit.code,
        limit_title=limit.title,
        groups=tuple(group_of(name, counts[name]) for name in (found.group, found.reference)),
        group=found.group,
        against=found.reference,
        ratio=found.ratio,
        is_below=bool(found.is_below_four_fifths),
        p=found.fisher_p,
        p_holm=found.holm_p,
        difference=Interval(
            value=found.difference, low=found.difference_low, high=found.difference_high
        ),
        least_detectable=found.least_detectable,
        power=found.power,
        turns=bool(found.flip_flop),
        verdict=Sentence.of(found.verdict),
    )


def group_of(name: str, count: Count) -> Group:
    """Tell how many of a group reach the limit."""
    return Group(code=name, title=name, people=count.total, reached=count.selected)
