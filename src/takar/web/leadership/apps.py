"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.leadership.acts import SENTENCES

READS = frozenset({"OPERATOR", "PIMPINAN"})


class LeadershipConfig(AppConfig):
    """The room leadership."""

    name = "takar.web.leadership"
    label = "leadership"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(MenuItem("leadership:home", _("Pimpinan"), "landmark", 12, READS))
        add_sentences(SENTENCES)
