"""What in the answers somebody should look into: never a penalty, nor its reason.

Too fast, too alike (neighbours first), items that have become easier, and answers that no page of
ours sends. Figures come from :mod:`takar.psychometrics.security`; nothing is written here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from takar.items.keys import ChoiceKey
from takar.kernel.errors import TakarError
from takar.web.exam_results.leaking import leaks_in
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.queries.evidence import Evidence, evidence_of
from takar.web.exam_results.queries.times import seconds_of
from takar.web.exam_results.responses import Cell, cells_of, names_of
from takar.web.exam_results.rules.fingerprints import fingerprint
from takar.web.exam_results.timing import seconds_table
from takar.web.sittings.models import Sitting

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

LEAST_PEOPLE = 20
"""Fewer people say too little about what is usual among them."""
LEAST_ITEMS = 10


@dataclass(frozen=True)
class Sign:
    """One thing to look into."""

    kind: str
    sittings: tuple[int, ...]
    item: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The same thing found again is the same sign."""
        return fingerprint([self.kind, sorted(self.sittings), self.item])


def signs_in(run: ScoreRun, told: Callable[[int], object] = int) -> list[Sign]:
    """Return everything found in the answers of a run.

    Args:
        run: the run that counts.
        told: told after each step of ``INQUIRY_STEPS`` how many are done.
    """
    numbers = {int(version): number for version, number in run.keys.items()}
    evidence = evidence_of(run.exam, numbers=numbers)
    names = names_of(evidence)
    cells = cells_of(evidence, run.chosen, names)
    signs = list(refused(evidence))
    told(1)
    spent = seconds_of(list(evidence.sheets))
    signs += too_fast(evidence, names, spent)
    told(2)
    signs += too_alike(evidence, cells, names)
    told(3)
    for found in leaks_in(evidence, cells, names, spent):
        figures = {"version": 1, "since": found.since, "answers": found.raised_at}
        kinds = {"is_easier": found.is_easier, "is_faster": found.is_faster}
        signs.append(Sign("SOAL_BOCOR", (), item=found.item, figures=figures | kinds))
    return signs


def refused(evidence: Evidence) -> Iterator[Sign]:
    """Yield whoever sent answers that do not fit the question."""
    for sitting, sheet in evidence.sheets.items():
        count = sum(one.is_refused for one in sheet)
        if count:
            yield Sign("DITOLAK", (sitting,), figures={"version": 1, "answers": count})


def too_fast(
    evidence: Evidence, names: Mapping[int, str], spent: Mapping[int, Mapping[int, float]]
) -> Iterator[Sign]:
    """Yield whoever answered many items faster than they can be read.

    Args:
        spent: seconds by sitting and slot.
    """
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    from takar.psychometrics.security import rapid_answers  # noqa: PLC0415

    people, _items, table = seconds_table(evidence, names, spent)
    if len(people) < LEAST_PEOPLE or not table.size:
        return
    found = rapid_answers(table)
    for row in found.little:
        figures = {
            "version": 1,
            "rapid": int(found.is_rapid[row].sum()),
            "answers": int(np.isfinite(table[row]).sum()),
        }
        yield Sign("TERLALU_CEPAT", (people[row],), figures=figures)


def too_alike(evidence: Evidence, cells: list[Cell], names: Mapping[int, str]) -> list[Sign]:
    """Return pairs of one room whose answers are more alike than chance explains."""
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    from takar.psychometrics.security import option_chances, similar_pairs  # noqa: PLC0415

    keys = choice_keys(evidence, names)
    people = list(evidence.sheets)
    if len(people) < LEAST_PEOPLE or len(keys) < LEAST_ITEMS:
        return []
    items, row = sorted(keys), {sitting: at for at, sitting in enumerate(people)}
    chosen = np.full((len(people), len(items)), -1, dtype=np.int64)
    for cell in cells:
        if cell.option is not None:
            codes, _right = keys[cell.code]
            chosen[row[cell.sitting], items.index(cell.code)] = codes.index(cell.option)
    right = np.array([keys[item][1] for item in items])
    theta = standing(((chosen == right) & (chosen >= 0)).sum(axis=1))
    seats = seats_of(people)
    try:
        found = similar_pairs(
            chosen,
            option_chances(chosen, theta),
            persons=[str(one) for one in people],
            rooms=[seats[one][0] for one in people],
            key=right.tolist(),
        )
    except TakarError:
        return []
    signs = [pair_sign(pair, seats) for pair in found.pairs if pair.is_strongest]
    return sorted(signs, key=lambda one: not one.figures["neighbours"])


def choice_keys(
    evidence: Evidence, names: Mapping[int, str]
) -> dict[str, tuple[tuple[str, ...], int]]:
    """Return the options of each CHOICE item, and the place of the right one."""
    told = {}
    for version, (_number, key) in evidence.keys.items():
        if isinstance(key, ChoiceKey):
            codes = evidence.contents[version].codes
            best = max(key.points, key=lambda code: key.points[code])
            told[names[version]] = (codes, codes.index(best))
    return told


def standing(right: "npt.NDArray[np.int64]") -> "Numbers":
    """Return how far each person is above the mean, in standard deviations."""
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    spread = right.std()
    return np.asarray((right - right.mean()) / (spread or 1.0), dtype=np.float64)


def seats_of(people: list[int]) -> dict[int, tuple[str, int | None]]:
    """Return room and seat of each sitting; rooms of different sessions differ."""
    rows = Sitting.objects.filter(pk__in=people).values_list(
        "pk", "registration__session_id", "registration__room_id", "registration__seat"
    )
    found = {pk: (f"{session}/{room}", seat) for pk, session, room, seat in rows}
    return {pk: found.get(pk, ("", None)) for pk in people}


def pair_sign(pair: Any, seats: Mapping[int, tuple[str, int | None]]) -> Sign:
    """Return a pair as a sign; who copied, if anybody, is not known."""
    one, two = int(pair.person), int(pair.other)
    (_, first), (_, second) = seats[one], seats[two]
    are_neighbours = first is not None and second is not None and abs(first - second) == 1
    return Sign(
        "TERLALU_MIRIP",
        tuple(sorted((one, two))),
        figures={
            "version": 1,
            "matches": int(pair.matches),
            "expected": round(float(pair.expected), 1),
            "items": int(pair.items),
            "shared_wrong": pair.shared_wrong,
            "p_adjusted": float(pair.p_adjusted),
            "neighbours": are_neighbours,
        },
    )
