"""What the room refuses, and how it asks for reasons."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.exam_results.models import ScoreRun

KEPT = msg("Tulisan ini tersimpan pada jejak.")


class NotNow(TakarError):
    """The deed has no place in the present state."""


class NotReady(TakarError):
    """Something has to be done before."""


class NotYours(TakarError):
    """Another person must do this."""


class OldEvidence(TakarError):
    """Answers, keys or readings changed since it was computed."""


def refuse_unless_live(run: ScoreRun) -> None:
    """Refuse a run that does not count.

    Raises:
        NotReady: it does not.
    """
    if run.state != "BERLAKU":
        raise NotReady(
            msg("Yang diperiksa adalah penskoran yang berlaku."),
            hint=msg("Berlakukan satu penskoran lebih dahulu."),
        )
