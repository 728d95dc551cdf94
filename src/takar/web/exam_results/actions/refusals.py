"""What the room refuses, and how it asks for reasons."""

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


class NotNow(TakarError):
    """The deed has no place in the present state."""


class NotReady(TakarError):
    """Something has to be done before."""


class NotYours(TakarError):
    """Another person must do this."""


class OldEvidence(TakarError):
    """Answers, keys or readings changed since it was computed."""


class Unwritten(TakarError):
    """A reason or a document was left empty."""


def demanded(written: str, problem: Message) -> str:
    """Return what was written, without its margins.

    Raises:
        Unwritten: nothing was.
    """
    if not written.strip():
        raise Unwritten(problem, hint=msg("Tulisan ini tersimpan pada jejak."))
    return written.strip()
