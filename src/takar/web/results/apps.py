"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_person_tab, add_to_menu
from takar.web.results.acts import SENTENCES

READERS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})


class ResultsConfig(AppConfig):
    """The room results."""

    name = "takar.web.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the page of a person."""
        add_to_menu(
            MenuItem("results:runs", _("Hasil"), "calculator", 50, READERS),
            MenuItem("results:mine", _("Hasil saya"), "history", 51, frozenset({"PEGAWAI"})),
        )
        add_sentences(SENTENCES)
        add_person_tab(MenuItem("results:history", _("Riwayat hasil"), "history", 40))
