"""What the log says of this room's acts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {
    "sittings.desk.restarted": _("%(actor)s memindahkan perangkat ujian %(subject)s"),
    "sittings.late.ruled": _("%(actor)s memutuskan jawaban terlambat %(subject)s"),
    "sittings.message.sent": _("%(actor)s mengirim pesan kepada %(subject)s"),
    "sittings.message.sent_to_all": _("%(actor)s mengirim pesan kepada peserta %(subject)s"),
    "sittings.sitting.stopped": _("%(actor)s menghentikan ujian %(subject)s"),
    "sittings.time.added": _("%(actor)s menambah waktu ujian %(subject)s"),
    "sittings.time.added_to_all": _("%(actor)s menambah waktu ujian peserta %(subject)s"),
    "sittings.time.taken_back": _("%(actor)s memeriksa ganti waktu ujian %(subject)s"),
}
