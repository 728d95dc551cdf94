"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "meetings.meeting.opened": _("%(actor)s membuka rapat integrasi %(subject)s."),
    "meetings.presence.noted": _("%(actor)s mencatat kehadiran pada rapat %(subject)s."),
    "meetings.presence.ended": _("%(actor)s mencatat kepergian dari rapat %(subject)s."),
    "meetings.absence.excused": _("%(actor)s mencatat halangan hadir pada rapat %(subject)s."),
    "meetings.notes.written": _("%(actor)s menulis catatan rapat %(subject)s."),
    "meetings.meeting.closed": _("%(actor)s menutup rapat integrasi %(subject)s."),
    "meetings.minutes.signed": _("%(actor)s menandatangani berita acara rapat %(subject)s."),
    "meetings.results.sealed": _("%(actor)s mengesahkan berita acara dan hasil %(subject)s."),
    "meetings.level.decided": _("%(actor)s menetapkan level rapat %(subject)s."),
    "meetings.level.agreed": _("%(actor)s menyepakati level hitung %(subject)s."),
    "meetings.level.given_back": _("%(actor)s mengembalikan level hitung %(subject)s."),
    "meetings.level.corrected": _("%(actor)s mengoreksi level %(subject)s sesudah tanda tangan."),
    "meetings.levels.agreed": _(
        "%(actor)s menyepakati level tanpa selisih pada rapat %(subject)s."
    ),
    "meetings.levels.computed": _("%(actor)s menghitung level peserta %(subject)s."),
    "meetings.person.agreed": _("%(actor)s menyepakati level tanpa selisih %(subject)s."),
    "meetings.agreement.undone": _(
        "%(actor)s membatalkan persetujuan sekaligus pada rapat %(subject)s."
    ),
    "meetings.changes.taken": _("%(actor)s mengunduh perubahan level %(subject)s."),
}
