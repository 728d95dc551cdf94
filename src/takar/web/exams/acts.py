"""What is done in the room, told as sentences."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {
    "exams.pin.issued": _("%(actor)s menerbitkan PIN peserta %(subject)s."),
    "exams.registration.freed": _("%(actor)s membuka lagi PIN peserta %(subject)s."),
    "exams.session_pin.renewed": _("%(actor)s menerbitkan PIN sesi %(subject)s."),
}
