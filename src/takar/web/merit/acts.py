"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "merit.sheet.opened": _("%(actor)s membuka lembar %(subject)s."),
    "merit.sheet.moved": _("%(actor)s memindahkan keadaan lembar %(subject)s."),
    "merit.sheet.removed": _("%(actor)s menghapus lembar kosong %(subject)s."),
    "merit.answer.given": _("%(actor)s menjawab butir pada lembar %(subject)s."),
    "merit.part.answered": _("%(actor)s menyimpan jawaban satu bagian pada lembar %(subject)s."),
    "merit.answer.checked": _("%(actor)s memeriksa butir pada lembar %(subject)s."),
    "merit.index.completed": _("%(actor)s mencatat survei dan koreksi lembar %(subject)s."),
    "merit.document.attached": _("%(actor)s mengunggah dokumen ke lembar %(subject)s."),
    "merit.document.removed": _("%(actor)s mengeluarkan dokumen %(subject)s."),
    "merit.document.taken": _("%(actor)s membuka dokumen %(subject)s."),
    "merit.binder.taken": _("%(actor)s mengunduh map bukti lembar %(subject)s."),
    "merit.sheet.taken": _("%(actor)s mengunduh lembar %(subject)s."),
}
