"""Which posts are vacant now, which will be and when, and whose leaving is not known.

Law: PP 11/2017; the steps are told in ``docs/explanation/vacancies.md``.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from takar.kernel.calendar import add_years
from takar.measures.succession.departures import Departure, Leaving, LeavingRules, leaving
from takar.measures.succession.months import Every, months_between, period_of
from takar.measures.succession.seats import Holder, Post
from takar.regulations.law import Law

VACANT = "LOWONG"


@dataclass(frozen=True)
class Vacancy:
    """A post that is vacant, or will be.

    Attributes:
        on: the first day without a holder; the day of the forecast where it is vacant now.
        reason: ``LOWONG`` (now), ``PENSIUN`` or ``KONTRAK_BERAKHIR``; ``BATAS_MASA_JABATAN``
            among the reviews.
        employee_id: who leaves; none where the post is vacant now.
        months_left: whole months; below zero where the day has passed.
        is_overdue: the day has come, and somebody still holds the post.
        departure: the rule behind it; none where the post is vacant now.
        later: what else would empty the same post afterwards.
    """

    post: Post
    on: date
    reason: str
    certainty: str
    months_left: int
    employee_id: str | None = None
    departure: Departure | None = None
    later: tuple[Departure, ...] = ()
    is_overdue: bool = False


@dataclass(frozen=True)
class UnknownLeaving:
    """A holder whose leaving cannot be told.

    Attributes:
        missing: columns that are not known, such as ``birth_on``.
        is_partly_known: another reason gives a day all the same.
    """

    post: Post | None
    employee_id: str
    missing: tuple[str, ...]
    is_partly_known: bool


@dataclass(frozen=True)
class Forecast:
    """A forecast on a day.

    Attributes:
        vacancies: vacant now first, then by day.
        reviews: posts whose tenure falls due; no vacancies.
        unknown: holders about whom something is missing.
        homeless: holders whose post is not in the list of posts.
        inactive: people with a post who are not active by their legal status; it counts as free.
    """

    day: date
    until: date
    vacancies: tuple[Vacancy, ...]
    reviews: tuple[Vacancy, ...]
    unknown: tuple[UnknownLeaving, ...]
    homeless: tuple[str, ...]
    inactive: tuple[str, ...] = ()

    def of(self, position_id: str) -> Vacancy | None:
        """Return the first vacancy of a post, if there is one within the horizon."""
        own = (found for found in self.vacancies if found.post.position_id == position_id)
        return next(own, None)


@dataclass(frozen=True)
class PeriodCount:
    """How many posts fall vacant in a period.

    Attributes:
        group: the unit and/or tier counted, in the order asked for.
        positions: the posts behind the number.
    """

    starts_on: date
    group: tuple[str | None, ...]
    positions: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.positions)


def vacancies(
    posts: Iterable[Post], holders: Iterable[Holder], law: Law, *, years: int | None = None
) -> Forecast:
    """Forecast the vacancies of every post from the day of the law on.

    Args:
        posts: every seat.
        holders: everybody who holds a seat; several may hold one, then all must leave.
        law: the law on the day of the forecast.
        years: how far to look; by default what ``talent.forecast`` says.
    """
    until = add_years(law.day, law.record("talent.forecast")["years"] if years is None else years)
    seats = {post.position_id: post for post in posts}
    rules = LeavingRules.of(law)
    held: dict[str, list[tuple[Holder, Leaving]]] = defaultdict(list)
    homeless: list[str] = []
    inactive: list[str] = []
    for holder in holders:
        if is_inactive(holder, law):
            inactive.append(holder.employee_id)
        elif holder.position_id in seats:
            held[holder.position_id].append((holder, leaving(holder, rules)))
        else:
            homeless.append(holder.employee_id)
    found = [own for post in seats.values() if (own := _vacancy(post, held, law.day))]
    reviews = [own for post in seats.values() for own in _reviews(post, held, law.day)]
    return Forecast(
        day=law.day,
        until=until,
        vacancies=_within(found, until),
        reviews=_within(reviews, until),
        unknown=tuple(_unknown(seats, held)),
        homeless=tuple(sorted(homeless)),
        inactive=tuple(sorted(inactive)),
    )


def is_inactive(holder: Holder, law: Law) -> bool:
    """Tell whether somebody with a post is not active by what is recorded; a gap says nothing."""
    statuses = law.codes("codes.legal_statuses")
    own = statuses.get(holder.legal_status or "")
    return holder.position_id is not None and own is not None and not own["is_active"]


def by_period(
    found: Iterable[Vacancy], every: Every = "quarter", by: Sequence[str] = ()
) -> list[PeriodCount]:
    """Count vacancies per month, quarter or year, and per ``work_unit_id`` and/or ``tier``."""
    groups: dict[tuple[date, tuple[str | None, ...]], list[str]] = defaultdict(list)
    for vacancy in found:
        group = tuple(getattr(vacancy.post, name) for name in by)
        groups[period_of(vacancy.on, every), group].append(vacancy.post.position_id)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], tuple(map(_last, item[0][1]))))
    return [PeriodCount(start, group, tuple(own)) for (start, group), own in ordered]


Held = dict[str, list[tuple[Holder, Leaving]]]


def _vacancy(post: Post, held: Held, day: date) -> Vacancy | None:
    """Return the vacancy of a post: now, or once its last holder has left."""
    own = held.get(post.position_id, [])
    if not own:
        return Vacancy(post, day, VACANT, "certain", 0)
    if not all(away.sure for _, away in own):
        return None
    holder, away = max(own, key=lambda pair: (pair[1].sure[0].on, pair[0].employee_id))
    return _told(post, holder, away.sure, day)


def _reviews(post: Post, held: Held, day: date) -> list[Vacancy]:
    return [
        _told(post, holder, (review,), day)
        for holder, away in held.get(post.position_id, [])
        for review in away.reviews
    ]


def _told(post: Post, holder: Holder, departures: Sequence[Departure], day: date) -> Vacancy:
    first, *later = departures
    return Vacancy(
        post=post,
        on=first.on,
        reason=first.reason,
        certainty=first.certainty,
        months_left=months_between(day, first.on),
        employee_id=holder.employee_id,
        departure=first,
        later=tuple(later),
        is_overdue=first.on <= day,
    )


def _within(found: Iterable[Vacancy], until: date) -> tuple[Vacancy, ...]:
    near = (own for own in found if own.on < until)
    return tuple(sorted(near, key=_order))


def _order(own: Vacancy) -> tuple[bool, date, str]:
    return own.employee_id is not None, own.on, own.post.position_id


def _unknown(seats: dict[str, Post], held: Held) -> list[UnknownLeaving]:
    return [
        UnknownLeaving(seats[position], holder.employee_id, away.missing, bool(away.sure))
        for position, own in sorted(held.items())
        for holder, away in own
        if away.missing
    ]


def _last(value: str | None) -> tuple[bool, str]:
    """Order text with gaps last."""
    return value is None, value or ""
