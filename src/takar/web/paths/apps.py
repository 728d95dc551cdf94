"""Registers the room with Django."""

from django.apps import AppConfig


class PathsConfig(AppConfig):
    """The room paths."""

    name = "takar.web.paths"
    label = "paths"
    default_auto_field = "django.db.models.BigAutoField"
