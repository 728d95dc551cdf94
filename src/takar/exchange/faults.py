"""What is wrong with a row of a file: where, why, and how to mend it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from takar.kernel.language import Message, msg

Value = TypeVar("Value")
NO_HINT = msg("")


class Severity(StrEnum):
    """SALAH: the row is not taken. PERINGATAN: the row is taken, somebody should look."""

    WRONG = "SALAH"
    WARNING = "PERINGATAN"


@dataclass(frozen=True)
class Problem:
    """What can be wrong with a value, wherever it stands."""

    code: str
    reason: Message
    hint: Message = NO_HINT
    severity: Severity = Severity.WRONG


@dataclass(frozen=True)
class Fault:
    """One problem at one place of a file; ``row`` counts as the spreadsheet shows it."""

    row: int
    column: str
    value: str
    severity: Severity
    code: str
    reason: Message
    hint: Message = NO_HINT


@dataclass(frozen=True)
class Counts:
    """How many rows were read, taken, refused, taken with a warning, and empty."""

    read: int
    good: int
    bad: int
    warned: int
    blank: int


@dataclass
class FaultLedger:
    """The faults found so far, and the places (counted from zero) of the rows they refuse.

    Attributes:
        rows: the number of each row in the file.
        titles: how the file itself calls our columns.
        faults: what was found.
        refused: the places of the rows that are not taken.
        warned: the places of the rows with a warning.
    """

    rows: Sequence[int]
    titles: Mapping[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    warned: set[int] = field(default_factory=set)

    def note(self, place: int, column: str, value: str, problem: Problem) -> None:
        """Write down one fault of the row at ``place``."""
        (self.refused if problem.severity is Severity.WRONG else self.warned).add(place)
        self.faults.append(
            Fault(
                row=self.rows[place],
                column=self.titles.get(column, column),
                value=value,
                severity=problem.severity,
                code=problem.code,
                reason=problem.reason,
                hint=problem.hint,
            )
        )

    def read(
        self,
        column: str,
        texts: Sequence[str | None],
        look: Callable[[str], Value | Problem],
        *,
        shown: Callable[[str], str] = str,
    ) -> list[Value | None]:
        """Read a column, asking ``look`` once for each different text; gaps stay gaps."""
        seen = {text: look(text) for text in set(texts) if text is not None}
        values: list[Value | None] = []
        for place, text in enumerate(texts):
            value = None if text is None else seen[text]
            if isinstance(value, Problem):
                self.note(place, column, shown(text or ""), value)
                value = None
            values.append(value)
        return values

    def ordered(self) -> tuple[Fault, ...]:
        """Return every fault, by row, the worst of a row first."""
        return tuple(
            sorted(self.faults, key=lambda f: (f.row, f.severity != Severity.WRONG, f.column))
        )

    def counts(self, *, blank: int) -> Counts:
        """Count the rows read by what became of them."""
        return Counts(
            read=len(self.rows),
            good=len(self.rows) - len(self.refused),
            bad=len(self.refused),
            warned=len(self.warned - self.refused),
            blank=blank,
        )


def counted_again(counts: Counts, faults: Iterable[Fault]) -> Counts:
    """Count the rows of a file by the worst that is said about each."""
    rows: dict[Severity, set[int]] = {severity: set() for severity in Severity}
    for fault in faults:
        rows[fault.severity].add(fault.row)
    bad, warned = rows[Severity.WRONG], rows[Severity.WARNING] - rows[Severity.WRONG]
    good = counts.read - len(bad)
    return replace(counts, good=good, bad=len(bad), warned=len(warned))


def fault_rows(faults: Iterable[Fault]) -> list[Mapping[str, object]]:
    """Return the faults as rows of a sheet, in the language now spoken."""
    return [
        {
            str(msg("Baris")): fault.row,
            str(msg("Kolom")): fault.column,
            str(msg("Isi")): fault.value,
            str(msg("Tingkat")): fault.severity.value,
            str(msg("Kode")): fault.code,
            str(msg("Sebab")): str(fault.reason),
            str(msg("Saran")): str(fault.hint),
        }
        for fault in faults
    ]
