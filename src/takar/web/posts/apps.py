"""Registers the room with Django."""

from django.apps import AppConfig


class PostsConfig(AppConfig):
    """The room posts."""

    name = "takar.web.posts"
    label = "posts"
    default_auto_field = "django.db.models.BigAutoField"
