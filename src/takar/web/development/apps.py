"""Registers the room with Django."""

from django.apps import AppConfig


class DevelopmentConfig(AppConfig):
    """The room development."""

    name = "takar.web.development"
    label = "development"
    default_auto_field = "django.db.models.BigAutoField"
