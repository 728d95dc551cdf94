"""What the saving route refused of a known sitting, for its record: never more than one a while."""

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.utils import timezone

from takar.web.kit.scope import scopes_disabled
from takar.web.sittings.models import Sitting, SittingEvent

PAUSE_SECONDS = 10
"""A device gone wild must not fill the record."""

REMEMBERED = 10_000
"""Sittings whose last refusal is remembered."""

logger = logging.getLogger("takar.saving")


class Refusals:
    """Notes refusals as events of their sitting; runs in a thread of its own."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.noted: dict[int, float] = {}

    def is_due(self, sitting: int) -> bool:
        """Say whether a refusal of this sitting is to be noted now."""
        now = self.clock()
        if now - self.noted.get(sitting, -PAUSE_SECONDS) < PAUSE_SECONDS:
            return False
        if len(self.noted) >= REMEMBERED:
            self.noted.clear()
        self.noted[sitting] = now
        return True

    def note(self, sitting: int, reason: str) -> None:
        """Write a refusal down; a sitting that does not exist has no record."""
        try:
            with scopes_disabled():
                if Sitting.objects.filter(pk=sitting).exists():
                    SittingEvent.objects.create(
                        sitting_id=sitting,
                        kind="DITOLAK",
                        at=timezone.now(),
                        facts={"reason": reason[:200], "path": "simpan"},
                    )
        except DatabaseError as fault:
            logger.warning("a refusal is not noted: %s", fault)
        finally:
            if not connection.in_atomic_block:
                connection.close()
