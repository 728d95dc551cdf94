"""A brake for one device gone wild: it may try again later, and everybody else goes on."""

from collections import defaultdict

WINDOW_SECONDS = 10
REQUESTS = 300
"""Requests of one sitting in a window: a busy candidate sends one or two a second."""
BYTES = 8 * 1024 * 1024
"""Bytes of one sitting in a window: a whole essay section once more after an outage fits."""


class Brake:
    """Counts what each sitting sends in the present window; older windows are forgotten."""

    def __init__(self) -> None:
        self.window = 0
        self.requests: dict[int, int] = defaultdict(int)
        self.bytes: dict[int, int] = defaultdict(int)

    def holds(self, sitting: int, size: int, *, now: float) -> bool:
        """Count a request, and say whether it is one too many."""
        window = int(now // WINDOW_SECONDS)
        if window != self.window:
            self.window = window
            self.requests.clear()
            self.bytes.clear()
        self.requests[sitting] += 1
        self.bytes[sitting] += size
        return self.requests[sitting] > REQUESTS or self.bytes[sitting] > BYTES
