"""Which posts are vacant, and which will be when: the measure, with what was declared beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from takar.measures.succession.months import months_between
from takar.measures.succession.seats import Holder, Post
from takar.measures.succession.vacancies import Forecast, UnknownLeaving, Vacancy
from takar.measures.succession.vacancies import vacancies as forecast
from takar.web.accounts.models import Agency
from takar.web.people.models import Employee, Position
from takar.web.people.queries.law import law_of
from takar.web.posts.models import VacancyNote
from takar.web.posts.queries.demands import extensions_of
from takar.web.posts.queries.falling import PostForecast, PostVacancy, UnknownHolder
from takar.web.posts.queries.seats import posts_in

DECLARED = "DINYATAKAN_LOWONG"
ABOLISHED = "DIHAPUS"
AT_ONCE = 5_000


def vacancies(agency: Agency, day: date, until: date | None = None) -> list[PostVacancy]:
    """Return the posts vacant on a day and those that fall vacant before another, by day."""
    found = forecast_of(agency, day)
    return [one for one in found.vacancies if until is None or one.on < until]


def forecast_of(
    agency: Agency, day: date, years: int | None = None, *, only: Position | None = None
) -> PostForecast:
    """Forecast the vacancies of an agency from a day on; only the rows it names are loaded.

    Args:
        agency: whose posts.
        day: on which is counted, and whose law holds.
        years: how far to look; by default what ``talent.forecast`` says.
        only: this post alone.
    """
    notes = notes_of(agency, only)
    gone = {one.position_id for one in notes if one.kind == ABOLISHED and one.vacant_from <= day}
    seats, people = seats_of(agency, only), people_of(agency, only)
    standing = [seat for pk, seat in seats.items() if pk not in gone]
    found = forecast(standing, people.values(), law_of(agency, day), years=years)
    rows = Rows.of(agency, found, seats, people, notes)
    told = [rows.told(one) for one in found.vacancies]
    return PostForecast(
        day=day,
        until=found.until,
        vacancies=by_day(with_declared(told, rows.declared(notes, day), found.until)),
        reviews=tuple(extended([rows.told(one) for one in found.reviews], agency)),
        unknown=tuple(rows.unknown(one) for one in found.unknown),
    )


def forecast_of_one(position: Position, day: date) -> PostForecast:
    """Forecast one post alone."""
    return forecast_of(position.agency, day, only=position)


def notes_of(agency: Agency, only: Position | None) -> list[VacancyNote]:
    """Return what was declared about posts and not withdrawn."""
    rows = VacancyNote.objects.filter(position__agency=agency, withdrawn_at=None)
    return list(rows if only is None else rows.filter(position=only))


def seats_of(agency: Agency, only: Position | None) -> dict[int, Post]:
    """Return the posts as the measure reads them, by the number of their row."""
    rows = Position.objects.filter(agency=agency)
    rows = rows if only is None else rows.filter(pk=only.pk)
    columns = ("code", "title", "tier", "unit__code", "profile__is_target", "profile__is_critical")
    return {
        pk: Post(code, title, tier or None, unit, bool(target), bool(critical))
        for pk, code, title, tier, unit, target, critical in rows.values_list("pk", *columns)
    }


def people_of(agency: Agency, only: Position | None) -> dict[int, Holder]:
    """Return who holds a post as the measure reads them, by the number of their row."""
    rows = Employee.objects.filter(agency=agency, left_on=None, position__isnull=False)
    rows = rows if only is None else rows.filter(position=only)
    columns = (
        *("code", "position__code", "employment", "birth_on", "position_title"),
        *("position_tier", "positioned_on", "contract_end__ended_on"),
    )
    return {
        pk: Holder(code, position, employment, birth, title or "", tier, since, ends)
        for pk, code, position, employment, birth, title, tier, since, ends in rows.values_list(
            "pk", *columns
        )
    }


@dataclass(frozen=True)
class Rows:
    """The rows of the posts and people that a forecast names; the others are never loaded."""

    posts: Mapping[str, Position]
    people: Mapping[str, Employee]

    @classmethod
    def of(
        cls,
        agency: Agency,
        found: Forecast,
        seats: Mapping[int, Post],
        people: Mapping[int, Holder],
        notes: Iterable[VacancyNote],
    ) -> "Rows":
        """Load what is named."""
        both = (*found.vacancies, *found.reviews)
        noted = {seats[one.position_id].position_id for one in notes if one.position_id in seats}
        posts = {one.post.position_id for one in both} | noted
        posts |= {one.post.position_id for one in found.unknown if one.post}
        holders = {one.employee_id for one in both} | {one.employee_id for one in found.unknown}
        holders |= {one.employee_id for one in people.values() if one.position_id in noted}
        seat_rows = [pk for pk, one in seats.items() if one.position_id in posts]
        person_rows = [pk for pk, one in people.items() if one.employee_id in holders]
        return cls(
            posts={one.code: one for one in loaded(posts_in(agency), seat_rows)},
            people={
                one.code: one
                for one in loaded(Employee.objects.select_related("unit"), person_rows)
            },
        )

    def told(self, one: Vacancy) -> PostVacancy:
        """Return a vacancy with its rows."""
        return PostVacancy(
            position=self.posts[one.post.position_id],
            holder=self.people.get(one.employee_id or ""),
            on=one.on,
            reason=one.reason,
            certainty=one.certainty,
            months_left=one.months_left,
            departure=one.departure,
            is_overdue=one.is_overdue,
        )

    def unknown(self, one: UnknownLeaving) -> UnknownHolder:
        """Return somebody whose leaving cannot be told, with their rows."""
        position = self.posts[one.post.position_id] if one.post else None
        return UnknownHolder(self.people[one.employee_id], position, one.missing)

    def declared(self, notes: Iterable[VacancyNote], day: date) -> list[PostVacancy]:
        """Return what was declared vacant; an abolished post is no vacancy."""
        posts = {one.pk: one for one in self.posts.values()}
        held = {one.position_id: one for one in self.people.values()}
        return [
            PostVacancy(
                position=posts[note.position_id],
                holder=held.get(note.position_id),
                on=note.vacant_from,
                reason=DECLARED,
                certainty="certain",
                months_left=months_between(day, note.vacant_from),
                document=note.document,
                is_overdue=note.vacant_from <= day and note.position_id in held,
            )
            for note in notes
            if note.kind != ABOLISHED and note.position_id in posts
        ]


def loaded(rows: Any, numbers: Sequence[int]) -> Iterator[Any]:
    """Yield the rows of some numbers, never asking for too many at once."""
    for start in range(0, len(numbers), AT_ONCE):
        yield from rows.filter(pk__in=numbers[start : start + AT_ONCE])


def with_declared(
    told: list[PostVacancy], declared: list[PostVacancy], until: date
) -> list[PostVacancy]:
    """Let what was declared take the place of what is forecast, where it comes first."""
    found = {one.position.pk: one for one in told}
    for one in declared:
        known = found.get(one.position.pk)
        if one.on < until and (known is None or one.on <= known.on):
            found[one.position.pk] = one
    return list(found.values())


def by_day(rows: Iterable[PostVacancy]) -> tuple[PostVacancy, ...]:
    """Order vacancies: vacant now first, then by day."""
    return tuple(sorted(rows, key=lambda one: (one.holder is not None, one.on, one.position.code)))


def extended(reviews: list[PostVacancy], agency: Agency) -> list[PostVacancy]:
    """Move the reviews of terms that were prolonged to the day until which they were."""
    until = extensions_of(agency)
    found = [
        replace(one, on=until[key], certainty="certain")
        if one.holder and (key := (one.position.pk, one.holder.pk)) in until
        else one
        for one in reviews
    ]
    return sorted(found, key=lambda one: (one.on, one.position.code))
