"""Registers the room with Django."""

from django.apps import AppConfig


class RatingSheetsConfig(AppConfig):
    """The room rating_sheets."""

    name = "takar.web.rating_sheets"
    label = "rating_sheets"
    default_auto_field = "django.db.models.BigAutoField"
