"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.exam_results.acts import SENTENCES
from takar.web.kit.navigation import MenuItem, add_to_menu

READERS = frozenset(
    {
        "OPERATOR",
        "PIMPINAN",
        "AUDITOR",
        "PEGAWAI",
        "PENULIS_SOAL",
        "PENELAAH_SOAL",
        "PENGESAH_SOAL",
    }
)


class ExamResultsConfig(AppConfig):
    """The room exam_results."""

    name = "takar.web.exam_results"
    label = "exam_results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the live board, and say in words what is done here."""
        from takar.web.exam_results.queries.runs import (  # noqa: PLC0415 -- needs the models
            holds_key,
        )
        from takar.web.exam_results.queries.totals import (  # noqa: PLC0415 -- needs the models
            board_figures,
        )
        from takar.web.exams.board_news import add_board_news  # noqa: PLC0415 -- needs the models
        from takar.web.item_bank.key_claims import (  # noqa: PLC0415 -- needs the models
            add_key_claim,
        )

        add_to_menu(
            MenuItem("exam_results:exams", _("Hasil ujian"), "clipboard-check", 36, READERS)
        )
        add_sentences(SENTENCES)
        add_board_news(board_figures)
        add_key_claim(holds_key)
