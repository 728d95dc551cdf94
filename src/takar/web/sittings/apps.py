"""Registers the room with Django."""

from django.apps import AppConfig

from takar.web.audit.sentences import add_sentences
from takar.web.kit.resealing import add_sealed
from takar.web.sittings.acts import SENTENCES


class SittingsConfig(AppConfig):
    """The room sittings."""

    name = "takar.web.sittings"
    label = "sittings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in words what is done here, and name what is sealed."""
        from takar.web.sittings.models import Sitting  # noqa: PLC0415 -- apps come before models

        add_sentences(SENTENCES)
        add_sealed(Sitting, "device_secret")
