"""What the room refuses, named by the problem."""

from takar.kernel.errors import TakarError


class NoMeeting(TakarError):
    """No meeting sits now."""


class NoQuorum(TakarError):
    """Too few of those who must be there are there."""


class NotThere(TakarError):
    """Somebody cannot come, leave or be excused as things stand."""


class NothingToAgree(TakarError):
    """There is no computed level to agree with."""


class NotClosed(TakarError):
    """The minutes cannot be signed yet."""


class NoDocument(TakarError):
    """A correction needs the document that orders it."""
