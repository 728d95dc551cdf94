"""Registers the room with Django."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """The room results."""

    name = "takar.web.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"
