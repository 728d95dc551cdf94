"""Registers the room with Django."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """The room kit."""

    name = "takar.web.kit"
    label = "kit"
    default_auto_field = "django.db.models.BigAutoField"
