"""Ids of a page: a label must lead to one box, not to the first of several."""

import re
from collections import Counter


def doubled_ids(page: str) -> list[str]:
    """Return the ids that stand more than once on a page."""
    counted = Counter(re.findall(r"\sid=\"([^\"]+)\"", page))
    return sorted(name for name, times in counted.items() if times > 1)
