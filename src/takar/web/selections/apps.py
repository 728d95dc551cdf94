"""Registers the room with Django."""

from django.apps import AppConfig


class SelectionsConfig(AppConfig):
    """The room selections."""

    name = "takar.web.selections"
    label = "selections"
    default_auto_field = "django.db.models.BigAutoField"
