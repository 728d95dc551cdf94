"""Which posts are vacant, and which will be when: the measure, with what was declared beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from takar.kernel.language import Message
from takar.measures.succession.departures import Departure
from takar.measures.succession.months import months_between
from takar.measures.succession.seats import Holder, Post
from takar.measures.succession.vacancies import Vacancy
from takar.measures.succession.vacancies import vacancies as forecast
from takar.web.accounts.models import Agency
from takar.web.people.models import Employee, Position
from takar.web.posts.models import ContractEnd, VacancyNote
from takar.web.posts.queries.demands import extensions_of
from takar.web.posts.queries.law import law_of
from takar.web.posts.queries.seats import posts_in
from takar.web.posts.rules.reasons import MISSING, REASONS

DECLARED = "DINYATAKAN_LOWONG"
ABOLISHED = "DIHAPUS"


@dataclass(frozen=True)
class PostVacancy:
    """A post that is vacant, or will be, or falls due for a decision.

    Attributes:
        holder: who leaves; none where nobody holds it.
        on: the first day without a holder.
        reason: ``LOWONG``, ``PENSIUN``, ``KONTRAK_BERAKHIR``, ``DINYATAKAN_LOWONG``, or, among
            the reviews, ``BATAS_MASA_JABATAN``.
        otherwise_on: the day by the general rule, where a rule for the title differs.
        document: of the declaration, where there was one.
    """

    position: Position
    holder: Employee | None
    on: date
    reason: str
    certainty: str
    months_left: int = 0
    departure: Departure | None = None
    document: str = ""

    @property
    def otherwise_on(self) -> date | None:
        """The day by the general rule, where a rule for the title differs."""
        return self.departure.otherwise_on if self.departure else None

    @property
    def reason_title(self) -> Message:
        """The reason in words."""
        return REASONS[self.reason]

    @property
    def is_overdue(self) -> bool:
        """The day has passed, and somebody still holds the post."""
        return self.holder is not None and self.months_left < 0


@dataclass(frozen=True)
class UnknownHolder:
    """A holder whose leaving cannot be told, and what is missing."""

    holder: Employee
    position: Position | None
    missing: tuple[str, ...]

    @property
    def missing_titles(self) -> list[Message]:
        """What is missing, in words."""
        return [MISSING[name] for name in self.missing]


@dataclass(frozen=True)
class PostForecast:
    """A forecast on a day.

    Attributes:
        vacancies: vacant now first, then by day.
        reviews: posts whose tenure falls due; no vacancies.
        unknown: holders about whom something is missing.
    """

    day: date
    until: date
    vacancies: tuple[PostVacancy, ...]
    reviews: tuple[PostVacancy, ...]
    unknown: tuple[UnknownHolder, ...]


def vacancies(agency: Agency, day: date, until: date | None = None) -> list[PostVacancy]:
    """Return the posts vacant on a day and those that fall vacant before another, by day."""
    found = forecast_of(agency, day)
    return [one for one in found.vacancies if until is None or one.on < until]


def forecast_of(
    agency: Agency, day: date, years: int | None = None, *, only: Position | None = None
) -> PostForecast:
    """Forecast the vacancies of an agency from a day on, in five queries.

    Args:
        agency: whose posts.
        day: on which is counted, and whose law holds.
        years: how far to look; by default what ``talent.forecast`` says.
        only: this post alone.
    """
    law = law_of(agency, day)
    seats_asked, held = posts_in(agency), holding(agency)
    if only is not None:
        seats_asked, held = seats_asked.filter(pk=only.pk), held.filter(position=only)
    posts = {one.code: one for one in seats_asked}
    people = {one.code: one for one in held}
    notes = {one.position_id: one for one in notes_of(agency)}
    gone = {pk for pk, note in notes.items() if note.kind == ABOLISHED and note.vacant_from <= day}
    seats = [seat_of(one) for one in posts.values() if one.pk not in gone]
    found = forecast(seats, holders_of(agency, people.values()), law, years=years)
    told = [told_of(one, posts, people) for one in found.vacancies]
    declared = declarations(notes.values(), posts.values(), people.values(), day)
    return PostForecast(
        day=day,
        until=found.until,
        vacancies=by_day(with_declared(told, declared, found.until)),
        reviews=tuple(extended([told_of(one, posts, people) for one in found.reviews], agency)),
        unknown=tuple(
            UnknownHolder(
                people[one.employee_id],
                posts[one.post.position_id] if one.post else None,
                one.missing,
            )
            for one in found.unknown
        ),
    )


def forecast_of_one(position: Position, day: date) -> PostForecast:
    """Forecast one post alone."""
    return forecast_of(position.agency, day, only=position)


def holding(agency: Agency) -> "QuerySet[Employee]":
    """Return who holds a post now."""
    held: QuerySet[Employee] = Employee.objects.filter(agency=agency, left_on=None)
    seated = held.filter(position__isnull=False)
    return seated.select_related("position", "unit").order_by("pk")


def notes_of(agency: Agency) -> Iterable[VacancyNote]:
    """Return what was declared about posts and not withdrawn."""
    rows = VacancyNote.objects.filter(position__agency=agency, withdrawn_at=None)
    return list(rows)


def seat_of(one: Position) -> Post:
    """Return a post as the measure reads it."""
    profile = getattr(one, "profile", None)
    return Post(
        position_id=one.code,
        title=one.title,
        tier=one.tier or None,
        work_unit_id=one.unit.code if one.unit else None,
        is_target=bool(profile and profile.is_target),
        is_critical=bool(profile and profile.is_critical),
    )


def holders_of(agency: Agency, people: Iterable[Employee]) -> list[Holder]:
    """Return people as the measure reads them, with the end of their contract."""
    ends = ContractEnd.objects.filter(employee__agency=agency)
    contracts = dict(ends.values_list("employee", "ended_on"))
    return [
        Holder(
            employee_id=one.code,
            position_id=one.position.code if one.position else None,
            employment=one.employment,
            birth_on=one.birth_on,
            title=one.position_title or "",
            tier=one.position_tier,
            positioned_on=one.positioned_on,
            contract_ends_on=contracts.get(one.pk),
        )
        for one in people
    ]


def told_of(one: Vacancy, posts: dict[str, Position], people: dict[str, Employee]) -> PostVacancy:
    """Return a vacancy with its rows."""
    return PostVacancy(
        position=posts[one.post.position_id],
        holder=people.get(one.employee_id or ""),
        on=one.on,
        reason=one.reason,
        certainty=one.certainty,
        months_left=one.months_left,
        departure=one.departure,
    )


def declarations(
    notes: Iterable[VacancyNote], posts: Iterable[Position], people: Iterable[Employee], day: date
) -> list[PostVacancy]:
    """Return what was declared vacant; an abolished post is no vacancy."""
    rows = {one.pk: one for one in posts}
    held = {one.position_id: one for one in people}
    return [
        PostVacancy(
            position=rows[note.position_id],
            holder=held.get(note.position_id),
            on=note.vacant_from,
            reason=DECLARED,
            certainty="certain",
            months_left=months_between(day, note.vacant_from),
            document=note.document,
        )
        for note in notes
        if note.kind != ABOLISHED and note.position_id in rows
    ]


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
