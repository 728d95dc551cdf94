"""The rules of choosing, for many sittings at once: one row per sitting, one column per item.

One sitting is a table of one row, so the test that is sat and the test that is rehearsed a
thousand times are the same lines.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from takar.psychometrics.cat.bank import NODES, Bank
from takar.psychometrics.cat.lots import AREAS, STEPS, lots

SPACING = float(NODES[1] - NODES[0])
NOTHING = -1
HALF_LOT = 1e-9
Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.uint64]


def posterior(log_likelihood: Numbers, log_prior: Numbers) -> Numbers:
    """Return how likely each ability is, by sitting."""
    table = log_likelihood + log_prior
    table -= table.max(axis=1, keepdims=True)
    np.exp(table, out=table)
    table /= table.sum(axis=1, keepdims=True)
    return table


def expected(chances: Numbers) -> tuple[Numbers, Numbers]:
    """Return the mean and standard deviation of ability (EAP), by sitting."""
    theta = chances @ NODES
    spread = chances @ NODES**2 - theta**2
    return theta, np.sqrt(np.maximum(spread, 0.0))


def information_at(bank: Bank, theta: Numbers) -> Numbers:
    """Return what each item tells at the ability of each sitting, between nodes in proportion."""
    place = np.clip((theta - NODES[0]) / SPACING, 0.0, len(NODES) - 1.0)
    low = np.minimum(place.astype(np.intp), len(NODES) - 2)
    share = (place - low)[:, None]
    return np.asarray(bank.information[low] * (1 - share) + bank.information[low + 1] * share)


def weighted_information(bank: Bank, chances: Numbers) -> Numbers:
    """Return what each item tells on average over the abilities still likely.

    Reference: van der Linden (1998), Psychometrika 63, 201-216.
    """
    return np.asarray(chances @ bank.information)


def shut_out(bank: Bank, allowed: Flags, item: Places) -> None:
    """Strike the item just asked, and its enemies, from what each sitting may meet."""
    if bank.apart is not None:
        allowed &= ~bank.apart[item]
    allowed[np.arange(len(item)), item] = False


def in_need(bank: Bank, allowed: Flags, counts: Numbers, targets: Numbers, seeds: Whole) -> Flags:
    """Return which allowed items are of the area that is furthest behind its share.

    An area without an item left is passed over, so that content never ends a test.

    Reference: Kingsbury and Zara (1989), Applied Measurement in Education 2, 359-375.
    """
    given = counts.sum(axis=1)
    behind = targets * (given + 1)[:, None] - counts
    steps = AREAS + (given[:, None] * len(bank.areas) + np.arange(len(bank.areas)))
    behind += HALF_LOT * lots(seeds[:, None], steps)
    for place in range(len(bank.areas)):
        has = (allowed & (bank.area == place)).any(axis=1)
        behind[~has, place] = -np.inf
    return np.asarray(allowed & (bank.area == behind.argmax(axis=1)[:, None]))


def targets_of(bank: Bank, content: Mapping[str, float]) -> Numbers:
    """Return the share of each area of the bank; none where the settings name none."""
    return np.array([content.get(area, 0.0) for area in bank.areas])


def among_best(worth: Numbers, allowed: Flags, best: int, seeds: Whole, step: int) -> Places:
    """Return one of the most useful items by lot, ``NOTHING`` where none is allowed.

    Reference: Kingsbury and Zara (1989), the randomesque procedure.
    """
    usable = np.where(allowed, worth, -np.inf)
    if best == 1:
        found = usable.argmax(axis=1)
    else:
        width = min(best, usable.shape[1])
        top = np.argpartition(-usable, width - 1, axis=1)[:, :width]
        order = np.lexsort((top, -np.take_along_axis(usable, top, axis=1)), axis=1)
        top = np.take_along_axis(top, order, axis=1)
        several = np.isfinite(np.take_along_axis(usable, top, axis=1)).sum(axis=1)
        place = (lots(seeds, STEPS + step) * several).astype(np.intp)
        found = np.take_along_axis(top, place[:, None], axis=1)[:, 0]
    there = np.take_along_axis(usable, found[:, None], axis=1)[:, 0] > -np.inf
    return np.where(there, found, NOTHING)


def admitted(bank: Bank, seeds: Whole) -> Flags:
    """Return which items each sitting would be given if they were chosen.

    The lot of an item is drawn once for a sitting, so an item refused stays refused: the
    procedure of Sympson and Hetter (1985), told as a table.
    """
    return np.asarray(lots(seeds[:, None], np.arange(len(bank))) < bank.control)
