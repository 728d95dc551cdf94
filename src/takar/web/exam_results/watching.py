"""What in the answers somebody should look into: never a penalty, nor its reason.

Too fast, too alike (neighbours first), items that have become easier, and answers that no page of
ours sends. Figures come from :mod:`takar.psychometrics.security`; nothing is written here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from takar.items.keys import ChoiceKey
from takar.kernel.errors import TakarError
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.queries.evidence import Evidence, evidence_of
from takar.web.exam_results.queries.times import seconds_of
from takar.web.exam_results.responses import Cell, cells_of, names_of
from takar.web.exam_results.rules.fingerprints import fingerprint
from takar.web.item_bank.models import ItemParameters as BankRow
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


def signs_in(run: ScoreRun) -> list[Sign]:
    """Return everything found in the answers of a run."""
    numbers = {int(version): number for version, number in run.keys.items()}
    evidence = evidence_of(run.exam, numbers=numbers)
    names = names_of(evidence)
    cells = cells_of(evidence, run.chosen, names)
    return [
        *refused(evidence),
        *too_fast(evidence, names, seconds_of(list(evidence.sheets))),
        *too_alike(evidence, cells, names),
        *leaked(evidence, cells, names),
    ]


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

    people = list(evidence.sheets)
    items = sorted({names[one.version] for sheet in evidence.sheets.values() for one in sheet})
    if len(people) < LEAST_PEOPLE:
        return
    place = {name: at for at, name in enumerate(items)}
    table = np.full((len(people), len(items)), np.nan)
    for row, sitting in enumerate(people):
        for one in evidence.sheets[sitting]:
            seconds = spent.get(sitting, {}).get(one.slot)
            if one.answer is not None and seconds:
                table[row, place[names[one.version]]] = seconds
    table = table[:, np.isfinite(table).any(axis=0)]
    if not table.size:
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


def leaked(evidence: Evidence, cells: list[Cell], names: Mapping[int, str]) -> Iterator[Sign]:
    """Yield items that are answered better, one person after another, than once calibrated."""
    from takar.psychometrics.security import Before, LeakWatch, Seen  # noqa: PLC0415

    known = known_items(names, set(evidence.contents))
    if len(known) < LEAST_ITEMS:
        return
    watch = LeakWatch(before={item: Before(one) for item, one in known.items()})
    seen = [
        Seen(item=item, is_right=is_right, theta=theta, theta_se=error)
        for item, is_right, theta, error in without_own(cells, known)
    ]
    for found in watch.after(seen).suspected():
        figures = {"version": 1, "since": found.since, "answers": found.raised_at}
        yield Sign("SOAL_BOCOR", (), item=found.item, figures=figures)


def known_items(names: Mapping[int, str], versions: set[int]) -> dict[str, Any]:
    """Return the newest parameters of right-or-wrong items, by how statistics call them."""
    from takar.psychometrics.irt.models import BINARY, ItemParameters  # noqa: PLC0415

    told: dict[str, Any] = {}
    for row in BankRow.objects.filter(version__in=versions).order_by("pk"):
        values = row.values
        if values.get("model") in BINARY:
            name = names[row.version_id]
            told[name] = ItemParameters(
                name, values["model"], values["a"], tuple(values["d"]), values.get("c") or 0.0
            )
    return told


def without_own(
    cells: list[Cell], known: Mapping[str, Any]
) -> Iterator[tuple[str, bool, float, float]]:
    """Yield item, mark, and what the person's OTHER answers say of their ability."""
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    nodes = np.linspace(-4, 4, 61)
    curves = {
        item: np.clip(one.probabilities(nodes)[:, 1], 1e-9, 1 - 1e-9) for item, one in known.items()
    }
    told: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.code in known and cell.category is not None:
            told.setdefault(cell.sitting, []).append(cell)
    for own in told.values():
        logs = np.array([np.log(curves[c.code] if c.category else 1 - curves[c.code]) for c in own])
        whole = logs.sum(axis=0) - nodes**2 / 2
        for cell, log in zip(own, logs, strict=True):
            weight = np.exp((whole - log) - (whole - log).max())
            weight /= weight.sum()
            theta = float(weight @ nodes)
            yield (
                cell.code,
                bool(cell.category),
                theta,
                float(np.sqrt(weight @ (nodes - theta) ** 2)),
            )
