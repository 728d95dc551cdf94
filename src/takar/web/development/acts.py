"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "development.plan.made": _("%(actor)s membuat rencana pengembangan di %(subject)s."),
    "development.plan.changed": _("%(actor)s mengubah rencana pengembangan %(subject)s."),
    "development.plan.copied": _("%(actor)s menyalin rencana pengembangan %(subject)s."),
    "development.plan.removed": _("%(actor)s menghapus rencana pengembangan %(subject)s."),
    "development.plan.decided": _("%(actor)s menetapkan rencana pengembangan %(subject)s."),
    "development.plan.revoked": _("%(actor)s mencabut rencana pengembangan %(subject)s."),
    "development.budget.changed": _("%(actor)s mengubah anggaran rencana %(subject)s."),
    "development.work.asked": _("%(actor)s meminta penghitungan rencana %(subject)s."),
    "development.work.answered": _("Penghitungan rencana %(subject)s selesai."),
    "development.work.failed": _("Penghitungan rencana %(subject)s gagal."),
    "development.courses.kept": _("%(actor)s menyimpan daftar pelatihan rencana %(subject)s."),
    "development.course.changed": _("%(actor)s mengubah pelatihan %(subject)s."),
    "development.course.removed": _("%(actor)s menghapus pelatihan %(subject)s dari rencana."),
    "development.course.held": _("%(actor)s mencatat pelaksanaan pelatihan %(subject)s."),
    "development.course.undone": _("%(actor)s membatalkan pelaksanaan pelatihan %(subject)s."),
    "development.booking.made": _("%(actor)s menambah peserta pelatihan %(subject)s."),
    "development.booking.moved": _("%(actor)s memindahkan triwulan %(subject)s."),
    "development.booking.cancelled": _("%(actor)s membatalkan peserta %(subject)s."),
    "development.booking.restored": _("%(actor)s memulihkan peserta %(subject)s."),
    "development.needs.viewed": _("%(actor)s membaca kebutuhan pengembangan %(subject)s."),
    "development.akpk.taken": _("%(actor)s mengunduh AKPK rencana %(subject)s."),
    "development.own_akpk.taken": _("%(actor)s mengunduh AKPK %(subject)s."),
    "development.akpd.taken": _("%(actor)s mengunduh AKPD rencana %(subject)s."),
    "development.hcdp.taken": _("%(actor)s mengunduh HCDP rencana %(subject)s."),
}
