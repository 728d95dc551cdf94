"""What the room refuses, named by the problem."""

from takar.kernel.errors import TakarError


class NotGood(TakarError):
    """Something contradicts itself, or is there already."""


class NotThere(TakarError):
    """Somebody does not hold the post, or nothing is there to end."""
