"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.reviews.acts import SENTENCES

READS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR", "KEPALA_UNIT"})
"""Heads of units read the cycles on whose committee they sit."""


class ReviewsConfig(AppConfig):
    """The room reviews."""

    name = "takar.web.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(
            MenuItem("reviews:cycles", _("Komite talenta"), "users-round", 41, READS),
            MenuItem("reviews:mine", _("Hasil talenta saya"), "award", 42, frozenset({"PEGAWAI"})),
        )
        add_sentences(SENTENCES)
