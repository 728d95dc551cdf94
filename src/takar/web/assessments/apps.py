"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.kit.navigation import MenuItem, add_person_tab, add_to_menu

WORKS_HERE = frozenset({"OPERATOR", "ASESOR", "KEPALA_UNIT", "PIMPINAN", "AUDITOR"})


class AssessmentsConfig(AppConfig):
    """The room assessments."""

    name = "takar.web.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room to the menu and to the page of a person."""
        add_to_menu(
            MenuItem("assessments:events", _("Penilaian"), "clipboard-check", 30, WORKS_HERE)
        )
        add_person_tab(MenuItem("assessments:history", _("Penilaian"), "clipboard-check", 20))
