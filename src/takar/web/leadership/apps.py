"""Registers the room with Django."""

from django.apps import AppConfig


class LeadershipConfig(AppConfig):
    """The room leadership."""

    name = "takar.web.leadership"
    label = "leadership"
    default_auto_field = "django.db.models.BigAutoField"
