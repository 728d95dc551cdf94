"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.posts.acts import SENTENCES

READS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})


class PostsConfig(AppConfig):
    """The room posts."""

    name = "takar.web.posts"
    label = "posts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(MenuItem("posts:posts", _("Jabatan"), "armchair", 26, READS))
        add_sentences(SENTENCES)
