"""What a serving process does beside answering: it notes that it lives, and closes what is over."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from takar.web.kit.reaping import end_cut_off
from takar.web.sittings.actions.closing import close_due
from takar.web.sittings.models import ServerLife
from takar.web.sittings.rules.outages import BEAT

CLOSES_EVERY = 6
"""Beats between two looks for sittings whose time is up."""

logger = logging.getLogger("takar.sittings")


class Keeper:
    """A thread that beats as long as the process serves."""

    def __init__(self, *, clock: Callable[[], datetime] = timezone.now) -> None:
        self.clock = clock
        self.life: ServerLife | None = None
        self.beats = 0
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.run, name="keeper", daemon=True)

    def start(self) -> None:
        """Begin to beat."""
        self.thread.start()

    def stop(self) -> None:
        """Beat a last time and end."""
        self.stopping.set()
        self.thread.join(timeout=BEAT.total_seconds())

    def run(self) -> None:
        """Beat until it is told to stop; a database that does not answer is asked again."""
        while True:
            self.try_to_beat()
            if self.stopping.wait(BEAT.total_seconds()):
                break
        self.try_to_beat()
        close_old_connections()

    def try_to_beat(self) -> None:
        """Beat; without a database there is nothing to note."""
        try:
            self.beat()
        except DatabaseError as fault:
            logger.warning("no beat: %s", fault)
            close_old_connections()

    def beat(self) -> None:
        """Note that the process lives, and now and then end what is over or was cut off."""
        now = self.clock()
        if self.life is None:
            self.life = ServerLife.objects.create(started_at=now, seen_at=now)
        else:
            ServerLife.objects.filter(pk=self.life.pk).update(seen_at=now)
        self.beats += 1
        if self.beats % CLOSES_EVERY == 0:
            close_due(now=now)
            end_cut_off(now=now)
