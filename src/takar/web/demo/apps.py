"""Registers the room with Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The room ``demo``."""

    name = "takar.web.demo"
    label = "demo"
