"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_footer, add_to_menu
from takar.web.portal.acts import SENTENCES

PUBLISHERS = frozenset({"OPERATOR", "PIMPINAN"})


class PortalConfig(AppConfig):
    """The room portal."""

    name = "takar.web.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the room into the menu."""
        law = MenuItem("portal:law_list", _("Aturan"), "scale", 80)
        add_to_menu(
            MenuItem("portal:home", _("Beranda"), "house", 10),
            MenuItem("portal:publications", _("Publikasi"), "megaphone", 70, PUBLISHERS),
            law,
        )
        add_to_footer(law)
        add_sentences(SENTENCES)
