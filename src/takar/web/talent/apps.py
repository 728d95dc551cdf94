"""Registers the room with Django."""

from django.apps import AppConfig


class TalentConfig(AppConfig):
    """The room talent."""

    name = "takar.web.talent"
    label = "talent"
    default_auto_field = "django.db.models.BigAutoField"
