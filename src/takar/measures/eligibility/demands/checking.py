"""Whether every requirement of a book speaks of tiers, grades and categories that there are."""

from collections.abc import Iterator
from datetime import date

from takar.measures.eligibility.demands.rules import CONCEPT, BadRequirement, check_rule
from takar.regulations.book import Book, Entry
from takar.regulations.citation import Citation
from takar.regulations.faults import Fault
from takar.regulations.requirements import Requirement
from takar.regulations.shelf import AGENCIES, NATIONAL

LATEST = date.max
"""Words are compared with the newest that the law knows; older laws know no others."""


def faults_in_requirements(book: Book) -> list[Fault]:
    """Tell, for every dated requirement of the book, the word that there is not."""
    keys = sorted(key for key in book.keys if key.startswith(CONCEPT))
    entries = (entry for key in keys for entry in book.history(key))
    return [fault for entry in entries for fault in _faults(book, entry)]


def _faults(book: Book, entry: Entry) -> Iterator[Fault]:
    if not isinstance(entry.value, Requirement):
        return
    citation = entry.citation
    try:
        check_rule(book.on(LATEST), citation.key, entry.value)
    except BadRequirement as error:
        yield Fault(_file(citation), citation.since, "value.posts", error.problem, error.hint)


def _file(citation: Citation) -> str:
    """Name the file as the check of the book names files."""
    shelf = NATIONAL if citation.shelf == NATIONAL else f"{AGENCIES}/{citation.shelf}"
    name = f"{shelf}/{citation.key.replace('.', '/')}.yaml"
    return f"{citation.origin}/{name}" if citation.origin else name
