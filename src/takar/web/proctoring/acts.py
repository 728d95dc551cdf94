"""What the log says of this room's acts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {
    "proctoring.incident.noted": _("%(actor)s mencatat kejadian pada sesi %(subject)s."),
    "proctoring.minutes.printed": _("%(actor)s mencetak berita acara sesi %(subject)s."),
    "proctoring.session.closed": _("%(actor)s menutup sesi ujian %(subject)s."),
    "proctoring.session.signed": _("%(actor)s mengesahkan sesi ujian %(subject)s."),
}
