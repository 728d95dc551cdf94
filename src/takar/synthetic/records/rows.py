"""Many records per person: whose they are, and which of them say the same thing twice."""

import numpy as np

from takar.synthetic.dice import Flags, Ints


def repeated(counts: Ints) -> Ints:
    """Return each person's number as often as the count says.

    >>> repeated(np.array([2, 0, 1])).tolist()
    [0, 0, 2]
    """
    return np.repeat(np.arange(len(counts)), counts)


def first_of_each(*keys: Ints) -> Flags:
    """Flag the rows whose keys were not seen before.

    >>> first_of_each(np.array([1, 1, 2]), np.array([5, 5, 5])).tolist()
    [True, False, True]
    """
    combined = np.zeros(len(keys[0]), dtype=np.int64)
    for key in keys:
        low = key.min(initial=0)
        combined = combined * (key.max(initial=0) - low + 1) + (key - low)
    flags = np.zeros(len(combined), dtype=bool)
    flags[np.unique(combined, return_index=True)[1]] = True
    return flags
