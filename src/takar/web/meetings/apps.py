"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import EventStep, MenuItem, add_event_step, add_participant_page
from takar.web.meetings.acts import SENTENCES

READS_LEVELS = frozenset({"OPERATOR", "ASESOR", "PIMPINAN", "AUDITOR"})
READS_EARLY = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})
"""Assessors read levels once they meet, so that nobody follows another."""
RATES = frozenset({"OPERATOR", "ASESOR"})
MEETS = frozenset({"INTEGRASI", "DITANDATANGANI", "DISERAHKAN"})


class MeetingsConfig(AppConfig):
    """The room meetings."""

    name = "takar.web.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room to the page of an event."""
        from takar.web.meetings.queries.news import news_of  # noqa: PLC0415 - models are ready now

        add_sentences(SENTENCES)
        add_participant_page(
            MenuItem("meetings:person", _("nilai dan koreksi"), "merge", 10, RATES),
        )
        add_event_step(
            EventStep(
                "meetings:integration",
                _("Integrasi"),
                "merge",
                60,
                READS_LEVELS,
                states=MEETS,
                stage="integrate",
                told=news_of,
                early=READS_EARLY,
            ),
            EventStep("meetings:meeting", _("Rapat"), "users", 65, READS_LEVELS, states=MEETS),
        )
