"""What is told of one answer: the person's facts, what is asked, and what would change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from takar.kernel.language import Message, msg
from takar.measures.eligibility.changes import Change, Deed


@dataclass(frozen=True)
class Told:
    """The reasons of one answer, before the law's papers are put beside them."""

    fact: Message
    asked: Message
    change: Change | None = None


NOT_RECORDED = msg("belum tercatat")


def on_day(found: date | None) -> str:
    """Write a day as the reader's calendar does."""
    return f"{found:%d-%m-%Y}" if found else str(NOT_RECORDED)


def listed(words: Iterable[object]) -> str:
    """Write words one after another."""
    return ", ".join(map(str, words))


def wait_until(due: date) -> Change:
    """Return the change that only time brings."""
    return Change(Deed.WAIT, msg("Tunggu sampai {day}.", day=on_day(due)), due_on=due)


def nothing(says: Message) -> Change:
    """Return that nothing lawful changes it."""
    return Change(Deed.NONE, says)


def verified(evidence: str, title: Message, day: date) -> Change:
    """Return that somebody has to check a list and find it complete."""
    row = {"evidence": evidence, "checked_on": day}
    says = msg("Mintakan pemeriksaan kelengkapan {list}.", list=title)
    return Change(Deed.VERIFY, says, (("evidence_checks", row),), supposes=True)
