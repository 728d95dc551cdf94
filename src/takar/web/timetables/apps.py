"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import EventStep, MenuItem, add_event_step, add_to_menu
from takar.web.timetables.acts import SENTENCES

READERS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})
OWN = frozenset({"PEGAWAI", "ASESOR", "ASESOR_TAMU"})


class TimetablesConfig(AppConfig):
    """The room timetables."""

    name = "takar.web.timetables"
    label = "timetables"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the pages of an event."""
        from takar.web.timetables.queries.news import news_of  # noqa: PLC0415 -- needs the models

        add_to_menu(
            MenuItem("timetables:events", _("Jadwal"), "calendar-days", 31, READERS),
            MenuItem("timetables:mine", _("Jadwal saya"), "calendar-check", 24, OWN),
        )
        add_event_step(
            EventStep(
                "timetables:timetable",
                _("Jadwal"),
                "calendar-days",
                40,
                READERS,
                stage="timetable",
                told=news_of,
            )
        )
        add_sentences(SENTENCES)
