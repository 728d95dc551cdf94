"""Why something cannot be done to an exam as it stands."""

from collections.abc import Iterable

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.exams.models import ExamForm, ExamSession
from takar.web.exams.queries.exams import adaptive_in


class NotPossible(TakarError):
    """This cannot be done to the exam as it stands."""


def refuse_locked(form: ExamForm) -> None:
    """Refuse to change a form that is fixed."""
    if form.state != "DRAF":
        raise NotPossible(
            msg("Naskah ini sudah dikunci atau ditarik."),
            hint=msg("Gandakan naskah ini, lalu ubah salinannya."),
        )


def refuse_without_pool(forms: Iterable[ExamForm]) -> None:
    """Refuse forms with an adaptive section of which nothing says what it chooses from."""
    named = [one.code for one in forms if len(adaptive_in(one)) > one.pools.count()]
    if named:
        raise NotPossible(
            msg("Bagian adaptif tanpa kolam soal: {forms}.", forms=", ".join(named)),
            hint=msg("Gandakan naskah itu, kunci salinannya, lalu pakai salinan itu."),
        )


def refuse_closed(session: ExamSession) -> None:
    """Refuse to change a session that is over."""
    if session.state in {"DITUTUP", "DISAHKAN"}:
        raise NotPossible(
            msg("Sesi ini sudah ditutup."),
            hint=msg("Buat sesi susulan untuk peserta yang tersisa."),
        )


def refuse_begun(session: ExamSession) -> None:
    """Refuse to change the places of a session once people are let in."""
    refuse_closed(session)
    if session.state != "DISIAPKAN":
        raise NotPossible(
            msg("Sesi ini sudah dibuka untuk peserta."),
            hint=msg("Kembalikan sesi ke keadaan Disiapkan lebih dulu."),
        )
