"""Lists of NIPs as people paste or upload them; pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from takar.kernel.language import Message, msg

_DIGITS = re.compile(r"^\d{18}$")
HEADINGS = frozenset({"nip", "nipbaru", "nip_baru"})
MOST = 20_000


@dataclass(frozen=True)
class Fault:
    """A line nobody could be found for, and what to do."""

    line: int
    text: str
    says: Message


@dataclass(frozen=True)
class Reading:
    """Whom a list names, and which lines name nobody."""

    people: tuple[int, ...]
    faults: tuple[Fault, ...]


def read_nips(lines: Iterable[tuple[int, str]], known: Mapping[str, int]) -> Reading:
    """Return whom the lines name.

    Args:
        lines: number and text of each line; empty ones and a heading are passed over.
        known: the employee behind each NIP.
    """
    people: dict[int, None] = {}
    faults = []
    for number, text in lines:
        told = text.strip().strip("'\"")
        digits = re.sub(r"[\s.\-]", "", told)
        if not digits or digits.lower() in HEADINGS:
            continue
        says = problem(digits, known, people)
        if says is None:
            people[known[digits]] = None
        else:
            faults.append(Fault(number, told[:40], says))
    return Reading(tuple(people), tuple(faults))


def problem(digits: str, known: Mapping[str, int], people: Mapping[int, None]) -> Message | None:
    """Return why a NIP cannot be taken, if it cannot."""
    if not _DIGITS.match(digits):
        return msg("Bukan NIP 18 angka; periksa apakah lembar kerja mengubahnya menjadi bilangan.")
    if digits not in known:
        return msg("Tidak ada pegawai dengan NIP ini.")
    if known[digits] in people:
        return msg("NIP ini sudah tercantum di atas.")
    return None


def told(faults: Sequence[Fault]) -> str:
    """Return the first faults in one line for a message."""
    lines = [f"{fault.line}: {fault.text} – {fault.says}" for fault in faults[:10]]
    more = [f"… +{len(faults) - 10}"] if len(faults) > 10 else []
    return "; ".join([*lines, *more])
