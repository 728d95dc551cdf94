"""Registers the room with Django."""

from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    """The room succession."""

    name = "takar.web.succession"
    label = "succession"
    default_auto_field = "django.db.models.BigAutoField"
