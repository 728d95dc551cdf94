"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.succession.acts import SENTENCES

READS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})


class SuccessionConfig(AppConfig):
    """The room succession."""

    name = "takar.web.succession"
    label = "succession"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(MenuItem("succession:bench", _("Suksesi"), "git-branch", 43, READS))
        add_sentences(SENTENCES)
