"""Vacancies of now and to come as the pages show and narrow them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from takar.kernel.language import Message
from takar.measures.succession.departures import Departure
from takar.web.people.models import Employee, Position
from takar.web.posts.rules.reasons import MISSING, REASONS

YEAR = 12


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
        is_overdue: the day has come, and somebody still holds the post.
    """

    position: Position
    holder: Employee | None
    on: date
    reason: str
    certainty: str
    months_left: int = 0
    departure: Departure | None = None
    document: str = ""
    is_overdue: bool = False

    @property
    def otherwise_on(self) -> date | None:
        """The day by the general rule, where a rule for the title differs."""
        return self.departure.otherwise_on if self.departure else None

    @property
    def reason_title(self) -> Message:
        """The reason in words."""
        return REASONS[self.reason]

    @property
    def words(self) -> str:
        """What a search is made in: post and holder."""
        return f"{self.position.title} {self.holder.name if self.holder else ''}".lower()

    @property
    def is_soon(self) -> bool:
        """Somebody holds the post, and leaves within twelve months."""
        return self.holder is not None and not self.is_overdue and self.months_left < YEAR

    def is_of(self, kind: str) -> bool:
        """Tell whether the vacancy is of a kind that a list may be narrowed to."""
        profile = getattr(self.position, "profile", None)
        kinds = {
            "target": bool(profile and profile.is_target),
            "kritikal": bool(profile and profile.is_critical),
            "lowong": self.holder is None,
            "lewat": self.is_overdue,
            "segera": self.is_soon,
        }
        return kinds.get(kind, True)


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


def vacancies_wanted(found: Iterable[PostVacancy], wanted: Mapping[str, Any]) -> list[PostVacancy]:
    """Return the vacancies a filled-in filter asks for, in their order."""
    words = (wanted.get("q") or "").lower().split()
    unit, tier, show = wanted.get("unit"), wanted.get("tier"), wanted.get("show") or ""
    return [
        one
        for one in found
        if all(word in one.words for word in words)
        and (not unit or (one.position.unit and one.position.unit.path.startswith(unit.path)))
        and (not tier or one.position.tier == tier)
        and one.is_of(show)
    ]
