"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "rating_quality.report.asked": _("%(actor)s meminta laporan mutu penilaian %(subject)s."),
    "rating_quality.report.computed": _("Laporan mutu penilaian %(subject)s selesai dihitung."),
    "rating_quality.report.failed": _("Laporan mutu penilaian %(subject)s gagal dihitung."),
    "rating_quality.report.taken": _("%(actor)s mengunduh laporan mutu penilaian %(subject)s."),
    "rating_quality.adjustment.decided": _(
        "%(actor)s memutuskan penyesuaian level pada %(subject)s."
    ),
}
