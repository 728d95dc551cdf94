"""Registers the room with Django."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The room claims."""

    name = "takar.web.claims"
    label = "claims"
    default_auto_field = "django.db.models.BigAutoField"
