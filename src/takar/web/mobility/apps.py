"""Registers the room with Django."""

from django.apps import AppConfig


class MobilityConfig(AppConfig):
    """The room mobility."""

    name = "takar.web.mobility"
    label = "mobility"
    default_auto_field = "django.db.models.BigAutoField"
