"""Registers the room with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room people."""

    name = "takar.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
