"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.claims.acts import SENTENCES
from takar.web.kit.navigation import MenuItem, add_person_tab, add_to_header, add_to_menu

VERIFIERS = frozenset({"OPERATOR", "KEPALA_UNIT"})


class ClaimsConfig(AppConfig):
    """The room claims."""

    name = "takar.web.claims"
    label = "claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu, the header and the page of a person."""
        add_to_menu(
            MenuItem("claims:mine", _("Bukti saya"), "file-badge", 23, frozenset({"PEGAWAI"})),
            MenuItem("claims:queue", _("Verifikasi"), "list-checks", 26, VERIFIERS),
        )
        add_person_tab(MenuItem("claims:person", _("Bukti diajukan"), "file-badge", 35))
        add_to_header("claims/waiting.html")
        add_sentences(SENTENCES)
