"""Registers the room with Django."""

from django.apps import AppConfig
from django.core.checks import register

from takar.web.kit.navigation import add_to_header, welcome_guests
from takar.web.notices.mail import mail_is_readable


class NoticesConfig(AppConfig):
    """The room notices."""

    name = "takar.web.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hang the bell into the header, and look at the way out for e-mail."""
        add_to_header("notices/bell.html")
        welcome_guests("notices")
        register(mail_is_readable)
