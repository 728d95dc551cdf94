"""A small office with one target post, for the tests of the room."""

from dataclasses import dataclass
from datetime import date

from takar.regulations.book import Book
from takar.web.people.models import CompetencyRecord, Employee, Position
from takar.web.posts.models import PostProfile
from takar.web.succession import actions
from takar.web.succession.models import Listing, Survey
from takar.web.succession.rules import Terms
from tests.cast import Cast, employee

DAY = date(2026, 3, 2)
LEVELS = {"Ani": 3, "Budi": 1}


@dataclass(frozen=True)
class Bench:
    """The target post, who might follow, and somebody about whom nothing is known."""

    cast: Cast
    target: Position
    people: dict[str, Employee]


def bench_of(cast: Cast) -> Bench:
    """Mark a vacant post as target; two people with levels might follow, Putri has none."""
    target = Position.objects.create(
        agency=cast.agency,
        code="T1",
        unit=cast.unit,
        title="Kepala Bidang Contoh",
        tier="PENGAWAS",
    )
    PostProfile.objects.create(
        position=target, is_target=True, because="Penting", changed_by=cast.rahayu
    )
    people = {
        name: employee(cast.agency, cast.unit, name, number, appointed_on=date(2005, 1, 3))
        for number, name in enumerate(LEVELS, start=31)
    }
    competencies = Book.load().on(DAY).codes("assessment.competencies")
    for name, level in LEVELS.items():
        for code in competencies:
            CompetencyRecord.objects.create(
                employee=people[name], competency=code, level=level, assessed_on=date(2025, 6, 2)
            )
    return Bench(cast, target, people)


def asked(cast: Cast, title: str = "Telaah Maret", **terms: object) -> Survey:
    """Ask for lists as the operator does."""
    values = {"everybody": True, **terms}
    return actions.ask_for_lists(
        cast.rahayu, cast.agency, title=title, day=DAY, terms=Terms.model_validate(values)
    )


def made(cast: Cast, title: str = "Telaah Maret", **terms: object) -> Survey:
    """Make lists, here and now."""
    survey = asked(cast, title, **terms)
    Survey.objects.filter(pk=survey.pk).update(state="BERJALAN")
    survey.refresh_from_db()
    actions.answer_survey(cast.rahayu, survey)
    return survey


def listing_of(survey: Survey) -> Listing:
    """Return the one list of a survey."""
    found: Listing = survey.listings.get()
    return found
