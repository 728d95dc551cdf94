"""Registers the room with Django."""

from django.apps import AppConfig


class TimetablesConfig(AppConfig):
    """The room timetables."""

    name = "takar.web.timetables"
    label = "timetables"
    default_auto_field = "django.db.models.BigAutoField"
