"""Registers the room with Django."""

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    """The room placements."""

    name = "takar.web.placements"
    label = "placements"
    default_auto_field = "django.db.models.BigAutoField"
