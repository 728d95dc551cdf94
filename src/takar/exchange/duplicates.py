"""The same key more than once in one file."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from takar.exchange.faults import FaultLedger, Problem
from takar.kernel.language import msg

Clash = Callable[[Sequence[int], str], Problem]


def note_repeats(
    keys: Sequence[Hashable | None],
    records: Sequence[object],
    ledger: FaultLedger,
    *,
    column: str,
    shown: Callable[[Hashable], str],
    clash: Clash,
) -> None:
    """Refuse the rows of every key that stands twice with different facts.

    Of rows that say just the same, the first is kept: nothing is lost by that.

    Args:
        keys: the key of each row; ``None`` is never the same as another.
        records: all that each row says.
        ledger: where the faults go.
        column: the column to name in the fault.
        shown: how a key may be shown.
        clash: the problem, from the places of the group and the numbers of the other rows.
    """
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key is not None:
            groups[key].append(place)
    for key, places in groups.items():
        if len(places) == 1:
            continue
        if all(records[place] == records[places[0]] for place in places):
            first = ledger.rows[places[0]]
            for place in places[1:]:
                ledger.note(place, column, shown(key), _same(first))
        else:
            for place in places:
                others = ", ".join(str(ledger.rows[each]) for each in places if each != place)
                ledger.note(place, column, shown(key), clash(places, others))


def _same(row: int) -> Problem:
    return Problem(
        "BARIS_SAMA",
        msg("Baris ini sama persis dengan baris {row}; cukup satu yang diambil.", row=row),
        msg("Hapus salah satu baris."),
    )
