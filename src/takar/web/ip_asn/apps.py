"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.ip_asn.acts import SENTENCES
from takar.web.kit.navigation import MenuItem, add_person_tab, add_to_menu

READERS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR", "KEPALA_UNIT"})


class IpAsnConfig(AppConfig):
    """The room ip_asn."""

    name = "takar.web.ip_asn"
    label = "ip_asn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the page of a person."""
        add_to_menu(
            MenuItem("ip_asn:index", _("IP ASN"), "gauge", 45, READERS),
            MenuItem("ip_asn:mine", _("Indeks saya"), "gauge", 46, frozenset({"PEGAWAI"})),
        )
        add_person_tab(MenuItem("ip_asn:person", _("IP ASN"), "gauge", 33))
        add_sentences(SENTENCES)
