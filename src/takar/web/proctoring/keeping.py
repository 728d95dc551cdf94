"""What a public board shows, kept for a moment: however many look, it is counted once."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

SECONDS = 5
MOST = 100
"""Sessions remembered at once."""

Thing = TypeVar("Thing")


class Kept(Generic[Thing]):
    """Remembers one thing for each session for a few seconds, in this process."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.things: dict[int, tuple[float, Thing]] = {}
        self.lock = Lock()

    def of(self, session: int, make: Callable[[], Thing]) -> Thing:
        """Return the thing of a session, made anew once it is older than some seconds."""
        with self.lock:
            known = self.things.get(session)
            if known is not None and self.clock() - known[0] < SECONDS:
                return known[1]
            if len(self.things) >= MOST:
                self.things.clear()
            made = make()
            self.things[session] = (self.clock(), made)
            return made

    def forget(self) -> None:
        """Let everything be made anew."""
        self.things.clear()
