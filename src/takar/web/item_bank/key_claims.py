"""Proposed keys that another room has taken on: it lists their effect and switches them itself.

A room that does so says it in ``AppConfig.ready``.
"""

from collections.abc import Callable

from takar.web.item_bank.models import ItemKey

Claim = Callable[[ItemKey], bool]
_claims: list[Claim] = []


def add_key_claim(claim: Claim) -> None:
    """Let a room say of a proposed key that it belongs to something decided there."""
    if claim not in _claims:
        _claims.append(claim)


def is_claimed(key: ItemKey) -> bool:
    """Say whether another room decides about a proposed key."""
    return any(claim(key) for claim in _claims)
