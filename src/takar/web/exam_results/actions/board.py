"""Totals of a run on the live board: shown or taken off, never names."""

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exam_results.actions.refusals import NotNow
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.permissions import marks_exams
from takar.web.exam_results.queries.runs import is_open


@action("exam_results.board.set", needs=marks_exams)
def show_on_board(actor: User, run: ScoreRun, *, is_shown: bool) -> None:
    """Let the live board tell how many were scored and their mean, or no longer.

    Raises:
        NotNow: the run does not count, or those who sat it cannot read their own results yet.
    """
    run.refresh_from_db()
    if is_shown and not (run.state == "BERLAKU" and is_open(run)):
        raise NotNow(
            msg("Papan menyebut jumlah hanya dari hasil yang sudah dibuka bagi peserta."),
            hint=msg("Berlakukan penskoran dan buka hasilnya lebih dahulu."),
        )
    noted(before=run.is_on_board)
    run.is_on_board = is_shown
    run.save(update_fields=["is_on_board"])
