"""Registers the room with Django."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    """The room scenarios."""

    name = "takar.web.scenarios"
    label = "scenarios"
    default_auto_field = "django.db.models.BigAutoField"
