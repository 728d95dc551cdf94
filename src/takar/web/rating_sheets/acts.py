"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "rating_sheets.sheet.submitted": _("%(actor)s mengirim lembar %(subject)s."),
    "rating_sheets.sheet.unlocked": _("%(actor)s membuka kembali lembar %(subject)s."),
    "rating_sheets.draft.viewed": _("%(actor)s membuka draf lembar %(subject)s."),
    "rating_sheets.draft.submitted": _("%(actor)s menyerahkan draf lembar %(subject)s."),
    "rating_sheets.assessors.reminded": _("%(actor)s mengingatkan asesor %(subject)s."),
    "rating_sheets.progress.taken": _("%(actor)s mengunduh kemajuan lembar %(subject)s."),
    "rating_sheets.ratings.taken": _("%(actor)s mengunduh penilaian %(subject)s."),
}
