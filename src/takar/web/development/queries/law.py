"""The law of a plan: in force for its agency on its day."""

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.web.development.models import Plan


def law_of(plan: Plan) -> Law:
    """Return the law by which a plan is laid out."""
    return Book.load().on(plan.day, agency=plan.agency.shelf)


def titles_of(law: Law) -> dict[str, str]:
    """Return how the competencies are called, in the order of the law."""
    return {code: one.title for code, one in law.codes("assessment.competencies").items()}


def forms_of(law: Law) -> dict[str, str]:
    """Return how the forms of development are called."""
    return {code: one.title for code, one in law.codes("development.forms").items()}
