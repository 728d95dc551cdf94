"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "leadership.presentation.taken": _("%(actor)s mengunduh paparan pimpinan."),
}
