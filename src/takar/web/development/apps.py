"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.development.acts import SENTENCES
from takar.web.kit.navigation import MenuItem, add_person_tab, add_to_menu

READERS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR", "KEPALA_UNIT"})
OWN = frozenset({"PEGAWAI"})


class DevelopmentConfig(AppConfig):
    """The room development."""

    name = "takar.web.development"
    label = "development"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the page of a person."""
        add_to_menu(
            MenuItem("development:plans", _("Pengembangan"), "graduation-cap", 45, READERS),
            MenuItem("development:mine", _("Pengembangan saya"), "graduation-cap", 45, OWN),
        )
        add_person_tab(
            MenuItem("development:person", _("Pengembangan"), "graduation-cap", 45, READERS | OWN)
        )
        add_sentences(SENTENCES)
