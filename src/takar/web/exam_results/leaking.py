"""Items that are answered better, or faster, than when they were calibrated; nothing written.

Answers are looked at in the order in which they were given; each beside what the person's OTHER
answers say of their ability and their speed.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from takar.web.exam_results.queries.evidence import Evidence
from takar.web.exam_results.responses import Cell
from takar.web.exam_results.timing import speed_of
from takar.web.item_bank.models import ItemParameters as BankRow

if TYPE_CHECKING:
    from takar.psychometrics.security import Before, Seen, Suspicion

LEAST_ITEMS = 10
"""Fewer calibrated items say too little about the ability of a person."""
Spent = Mapping[int, Mapping[int, float]]
"""Seconds by sitting and slot."""
NEVER = datetime.max.replace(tzinfo=UTC)


def leaks_in(
    evidence: Evidence, cells: list[Cell], names: Mapping[int, str], spent: Spent
) -> tuple["Suspicion", ...]:
    """Return the items to look into, the strongest first; none where few are calibrated."""
    known = known_items(names, set(evidence.contents))
    return suspected(evidence, cells, names, spent, known) if len(known) >= LEAST_ITEMS else ()


def known_items(names: Mapping[int, str], versions: set[int]) -> dict[str, "Before"]:
    """Return how right-or-wrong items were at their newest calibration, by their names."""
    from takar.psychometrics.irt.models import BINARY, ItemParameters  # noqa: PLC0415
    from takar.psychometrics.security import Before  # noqa: PLC0415 -- it loads numpy

    told: dict[str, Before] = {}
    for row in BankRow.objects.filter(version__in=versions).order_by("pk"):
        values = row.values
        if values.get("model") in BINARY:
            name, times = names[row.version_id], values.get("times") or {}
            curve = ItemParameters(
                name, values["model"], values["a"], tuple(values["d"]), values.get("c") or 0.0
            )
            told[name] = Before(curve, times.get("intensity"), times.get("discrimination"))
    return told


def suspected(
    evidence: Evidence,
    cells: list[Cell],
    names: Mapping[int, str],
    spent: Spent,
    known: Mapping[str, "Before"],
) -> tuple["Suspicion", ...]:
    """Return the items that marks or times, one answer after another, speak against."""
    from takar.psychometrics.security import LeakWatch  # noqa: PLC0415 -- it loads numpy

    seconds = named_seconds(evidence, names, spent)
    given = {
        (sitting, names[one.version]): one.given_at or NEVER
        for sitting, sheet in evidence.sheets.items()
        for one in sheet
    }
    told = [
        (given[sitting, seen.item], sitting, seen)
        for sitting, own in marked(cells, known).items()
        for seen in seen_of(own, known, seconds.get(sitting, {}))
    ]
    told.sort(key=lambda one: one[:2])
    return LeakWatch(before=dict(known)).after(seen for _at, _who, seen in told).suspected()


def named_seconds(
    evidence: Evidence, names: Mapping[int, str], spent: Spent
) -> dict[int, dict[str, float]]:
    """Return the seconds that each person took for each item they answered."""
    return {
        sitting: {
            names[one.version]: spent[sitting][one.slot]
            for one in sheet
            if one.answer is not None and spent.get(sitting, {}).get(one.slot)
        }
        for sitting, sheet in evidence.sheets.items()
    }


def marked(cells: list[Cell], known: Mapping[str, Any]) -> dict[int, list[Cell]]:
    """Return what each person did at the known items."""
    told: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.code in known and cell.category is not None:
            told.setdefault(cell.sitting, []).append(cell)
    return told


def seen_of(
    own: list[Cell], known: Mapping[str, "Before"], seconds: Mapping[str, float]
) -> Iterator["Seen"]:
    """Yield each answer of one person, with what the OTHER answers say of them."""
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    from takar.psychometrics.security import Seen  # noqa: PLC0415 -- it loads numpy

    nodes = np.linspace(-4, 4, 61)
    chances = [known[cell.code].parameters.probabilities(nodes)[:, 1] for cell in own]
    rights = [
        np.log(np.clip(chance if cell.category else 1 - chance, 1e-9, 1))
        for cell, chance in zip(own, chances, strict=True)
    ]
    whole = np.sum(rights, axis=0) - nodes**2 / 2
    timed = {item: one for item, one in seconds.items() if has_times(known.get(item))}
    for cell, log in zip(own, rights, strict=True):
        weight = np.exp((whole - log) - (whole - log).max())
        weight /= weight.sum()
        theta = float(weight @ nodes)
        others = {item: one for item, one in timed.items() if item != cell.code}
        speed, speed_se = speed_of(others, known)
        yield Seen(
            item=cell.code,
            is_right=bool(cell.category),
            theta=theta,
            theta_se=float(np.sqrt(weight @ (nodes - theta) ** 2)),
            seconds=timed.get(cell.code),
            speed=speed,
            speed_se=speed_se,
        )


def has_times(before: "Before | None") -> bool:
    """Say whether the usual times of an item are known."""
    return bool(before and before.intensity is not None and before.discrimination)
