"""The book of the law as its readers look for it."""

from dataclasses import dataclass
from datetime import date

from takar.kernel.errors import TakarError
from takar.regulations.book import Entry
from takar.regulations.citation import CERTAINTIES, Citation
from takar.regulations.law import Law
from takar.web.people.queries.law import book
from takar.web.portal.law_tables import LawTable, tables_of

CONCEPTS = {
    "assessment": "Penilaian kompetensi",
    "jpm": "Kesesuaian dengan jabatan (JPM)",
    "talent": "Manajemen talenta",
    "nine_box": "Sembilan kotak",
    "performance": "Kinerja",
    "positions": "Jabatan",
    "discipline": "Disiplin",
    "publication": "Publikasi",
    "codes": "Kode rujukan",
    "potential": "Potensi",
}


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for; an empty word asks for everything."""

    day: date
    shelf: str = ""
    words: str = ""
    concept: str = ""
    certainty: str = ""


@dataclass(frozen=True)
class RuleLine:
    """A rule in the list, with the least sure of its parts."""

    citation: Citation
    concept: str
    least_sure: str

    @property
    def is_local(self) -> bool:
        """The agency has a rule of its own."""
        return self.citation.shelf != "national"


def law_for(wanted: Wanted) -> Law:
    """Return the law of a day for an agency that has rules of its own, or the national one."""
    shelf = wanted.shelf if wanted.shelf in book().agencies else None
    return book().on(wanted.day, agency=shelf)


def rules_found(wanted: Wanted) -> list[RuleLine]:
    """Return the rules in force that a reader looks for, by concept and title."""
    law = law_for(wanted)
    lines = map(rule_line, map(law.cite, law.keys()))
    return sorted(
        (line for line in lines if fits(line, wanted)),
        key=lambda line: (line.concept, line.citation.title),
    )


def rule_line(citation: Citation) -> RuleLine:
    """Return a rule with its concept and the least sure of its parts."""
    order = list(CERTAINTIES)
    certainties = [citation.certainty, *(doubt.certainty for doubt in citation.parts.values())]
    concept = citation.key.split(".")[0]
    return RuleLine(citation, CONCEPTS.get(concept, concept), max(certainties, key=order.index))


def fits(line: RuleLine, wanted: Wanted) -> bool:
    """Tell whether a rule is what a reader looks for."""
    cited = line.citation
    text = f"{cited.title} {cited.key} {cited.source.title} {cited.source.number} {cited.at}"
    return (
        all(word in text.lower() for word in wanted.words.lower().split())
        and wanted.concept in ("", cited.key.split(".")[0])
        and wanted.certainty in ("", line.least_sure)
    )


def concepts() -> list[tuple[str, str]]:
    """Return the concepts of the book with their words."""
    found = sorted({key.split(".")[0] for key in book().keys})
    return [(concept, CONCEPTS.get(concept, concept)) for concept in found]


def certainties() -> list[tuple[str, str]]:
    """Return how sure the law may be, with the words."""
    return [(code, str(word)) for code, word in CERTAINTIES.items()]


@dataclass(frozen=True)
class Reading:
    """One dated value of a rule as it is read on a page."""

    citation: Citation
    tables: list[LawTable]
    is_now: bool
    doubts: list[Citation]

    @property
    def is_repealed(self) -> bool:
        """From this day the rule holds no more."""
        return not self.tables


@dataclass(frozen=True)
class RulePage:
    """Everything about one rule."""

    key: str
    title: str
    note: str
    readings: list[Reading]


def rule_page(key: str, wanted: Wanted) -> RulePage:
    """Return every dated value of a rule, newest first; marks the one in force on the day.

    Raises:
        UnknownKey: the book does not know the rule.
    """
    entries = book().history(key)
    form = book().form(key)
    now = in_force(key, wanted)
    readings = [reading(form, entry, now) for entry in reversed(entries)]
    readings.sort(key=lambda one: not one.is_now)
    return RulePage(key, readings[0].citation.title, form.note, readings)


def in_force(key: str, wanted: Wanted) -> Citation | None:
    """Return the papers of the value in force, where there is one."""
    try:
        return law_for(wanted).cite(key)
    except TakarError:
        return None


def reading(form: object, entry: Entry, now: Citation | None) -> Reading:
    """Return one dated value with its tables and doubts."""
    tables = [] if entry.value is None else tables_of(form, entry.value, entry.citation)
    return Reading(entry.citation, tables, entry.citation == now, entry.citation.doubts())
