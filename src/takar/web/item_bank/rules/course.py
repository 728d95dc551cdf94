"""The course of a version from draft to approval: who may take which step, without a database."""

from collections.abc import Iterable

NEEDED = 1
"""How many reviewers must find a version fit before it can be approved."""


def state_of_item(states: Iterable[str]) -> str:
    """Return the state of an item from the states of its versions, the newest first.

    >>> state_of_item(["DITARIK", "DISETUJUI"])
    'DISETUJUI'
    """
    known = [state for state in states if state != "DITARIK"]
    return known[0] if known else "DITARIK"


def is_fit(verdicts: Iterable[tuple[str, str]], fingerprint: str) -> bool:
    """Tell whether enough reviewers found exactly this fit since it was last refused or returned.

    Args:
        verdicts: as (verdict, of what), the oldest first.
        fingerprint: of what is to be approved.
    """
    fit = 0
    for verdict, of_what in verdicts:
        if of_what == fingerprint:
            fit = fit + 1 if verdict == "LAYAK" else 0
    return fit >= NEEDED


def state_after(verdict: str) -> str:
    """Return where a verdict leads a version that is being reviewed."""
    return {"LAYAK": "DITELAAH", "PERBAIKI": "DRAF", "TOLAK": "DITARIK"}[verdict]


def may_review(user: int, *, writers: set[int]) -> bool:
    """Tell whether somebody's verdict is that of another than the writers."""
    return user not in writers


def may_approve(user: int, *, writers: set[int], reviewers: set[int]) -> bool:
    """Tell whether somebody is a third person: neither writer nor reviewer."""
    return user not in writers and user not in reviewers
