"""What the room refuses, named by the problem."""

from takar.kernel.errors import TakarError


class NotNow(TakarError):
    """The deed has no place in the present state of the cycle."""


class NotGood(TakarError):
    """Something contradicts itself, or is there already."""


class NoQuorum(TakarError):
    """Too few members of the committee are there."""


class NoMeeting(TakarError):
    """No meeting sits now."""


class NotCarried(TakarError):
    """The votes do not say what was to be written down."""


class BadFile(TakarError):
    """A file is not what it must be."""
