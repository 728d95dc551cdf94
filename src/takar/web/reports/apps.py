"""Registers the room with Django and adds it to the menu."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.kit.navigation import EventStep, MenuItem, add_event_step, add_to_menu


class ReportsConfig(AppConfig):
    """The room ``reports``."""

    name = "takar.web.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Show the room to those who read reports."""
        readers = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})
        add_to_menu(MenuItem("reports:reports", _("Laporan"), "file-text", 60, readers))
        others = frozenset({"KEPALA_UNIT", "PEGAWAI"})
        add_to_menu(MenuItem("reports:ip_asn", _("Laporan IP ASN"), "file-text", 61, others))
        minutes = EventStep(
            "reports:minutes",
            _("Berita acara"),
            "file-text",
            67,
            frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"}),
            states=frozenset({"INTEGRASI", "DITANDATANGANI", "DISERAHKAN"}),
        )
        add_event_step(minutes)
