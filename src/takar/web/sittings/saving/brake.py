"""A brake for one device gone wild: it may try again later, and everybody else goes on."""

from collections import defaultdict
from dataclasses import dataclass, field

REQUESTS = 300
"""Requests of one sitting in ten seconds: a busy candidate sends one or two a second."""
BYTES = 8 * 1024 * 1024
"""Bytes of one sitting in ten seconds: a whole essay section once more after an outage fits."""
WINDOW_SECONDS = 10
HOUR_SECONDS = 3600
HOUR_BYTES = 96 * 1024 * 1024
"""Bytes of one sitting in an hour: who types without a pause at a text of 20,000 letters, sent
whole at each halt, stays far below."""


@dataclass(slots=True)
class Window:
    """What each sitting sent in the present stretch of time; older stretches are forgotten."""

    seconds: int
    number: int = 0
    requests: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    bytes: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def count(self, sitting: int, size: int, now: float) -> None:
        """Count a request."""
        number = int(now // self.seconds)
        if number != self.number:
            self.number = number
            self.requests.clear()
            self.bytes.clear()
        self.requests[sitting] += 1
        self.bytes[sitting] += size


class Brake:
    """Says who sends too much: at once, or over an hour. Each process counts for itself."""

    def __init__(self) -> None:
        self.now = Window(WINDOW_SECONDS)
        self.hour = Window(HOUR_SECONDS)

    def holds(self, sitting: int, size: int, *, now: float) -> bool:
        """Count a request, and say whether it is one too many.

        What was held does not count towards the hour: a device that waits gets through in the end.
        """
        self.now.count(sitting, size, now)
        if self.now.requests[sitting] > REQUESTS or self.now.bytes[sitting] > BYTES:
            return True
        self.hour.count(sitting, size, now)
        return self.hour.bytes[sitting] > HOUR_BYTES
