"""Registers the room with Django."""

from django.apps import AppConfig


class RatingQualityConfig(AppConfig):
    """The room rating_quality."""

    name = "takar.web.rating_quality"
    label = "rating_quality"
    default_auto_field = "django.db.models.BigAutoField"
