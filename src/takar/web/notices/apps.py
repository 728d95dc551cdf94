"""Registers the room with Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The room notices."""

    name = "takar.web.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
