"""Registers the room with Django."""

from django.apps import AppConfig


class MeritConfig(AppConfig):
    """The room merit."""

    name = "takar.web.merit"
    label = "merit"
    default_auto_field = "django.db.models.BigAutoField"
