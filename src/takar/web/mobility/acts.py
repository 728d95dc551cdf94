"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "mobility.list.opened": _("%(actor)s membuka daftar usulan %(subject)s."),
    "mobility.list.received": _("%(actor)s menerima daftar usulan %(subject)s dari skenario."),
    "mobility.list.checked": _("%(actor)s memeriksa daftar usulan %(subject)s."),
    "mobility.list.moved": _("%(actor)s memindahkan keadaan daftar usulan %(subject)s."),
    "mobility.list.described": _("%(actor)s mengubah judul atau hari daftar usulan %(subject)s."),
    "mobility.list.taken": _("%(actor)s mengunduh daftar usulan %(subject)s."),
    "mobility.batch.taken": _("%(actor)s mengunduh berkas I-MUT daftar %(subject)s."),
    "mobility.moves.added": _("%(actor)s menambah usulan pada daftar %(subject)s."),
    "mobility.move.changed": _("%(actor)s mengubah usulan %(subject)s."),
    "mobility.move.removed": _("%(actor)s mengeluarkan usulan %(subject)s."),
    "mobility.waiver.noted": _("%(actor)s mencatat pengecualian pada usulan %(subject)s."),
    "mobility.waiver.removed": _("%(actor)s mencabut pengecualian pada usulan %(subject)s."),
    "mobility.consent.noted": _("%(actor)s mencatat persetujuan pada usulan %(subject)s."),
    "mobility.window.noted": _("%(actor)s mencatat jendela larangan %(subject)s."),
    "mobility.window.removed": _("%(actor)s menghapus jendela larangan %(subject)s."),
    "mobility.declaration.noted": _("%(actor)s mencatat keterangan tentang %(subject)s."),
    "mobility.pair.checked": _("%(actor)s memeriksa syarat jabatan untuk %(subject)s."),
}
