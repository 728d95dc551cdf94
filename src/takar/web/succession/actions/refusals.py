"""What the room refuses."""

from takar.kernel.errors import TakarError


class NotGood(TakarError):
    """What was given cannot be kept."""


class NotNow(TakarError):
    """The time for this is over, or has not come."""
