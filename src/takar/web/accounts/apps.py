"""Registers the room with Django."""

from django.apps import AppConfig

from takar.web.kit.navigation import add_to_header


class AccountsConfig(AppConfig):
    """The room accounts."""

    name = "takar.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put agency and account into the header."""
        add_to_header("accounts/user_menu.html")
