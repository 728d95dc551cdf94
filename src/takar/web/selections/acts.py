"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "selections.selection.opened": _("%(actor)s membuka seleksi %(subject)s."),
    "selections.selection.moved": _("%(actor)s memindahkan keadaan seleksi %(subject)s."),
    "selections.component.set": _("%(actor)s menetapkan komponen seleksi %(subject)s."),
    "selections.component.removed": _("%(actor)s menghapus komponen %(subject)s."),
    "selections.member.added": _("%(actor)s menambah anggota panitia %(subject)s."),
    "selections.member.removed": _("%(actor)s menghapus anggota panitia %(subject)s."),
    "selections.post.added": _("%(actor)s menambah jabatan pada seleksi %(subject)s."),
    "selections.post.cancelled": _("%(actor)s membatalkan jabatan %(subject)s."),
    "selections.post.reopened": _("%(actor)s membuka lagi jabatan %(subject)s."),
    "selections.applicant.added": _("%(actor)s menambah pelamar pada %(subject)s."),
    "selections.applicant.marked": _("%(actor)s menandai pelamar %(subject)s."),
    "selections.scores.entered": _("%(actor)s mencatat nilai pelamar %(subject)s."),
    "selections.list.printed": _("%(actor)s mencetak urutan pelamar %(subject)s."),
    "selections.list.taken": _("%(actor)s mengunduh urutan pelamar %(subject)s."),
    "selections.post.viewed": _("%(actor)s membaca pelamar %(subject)s."),
    "selections.choice.made": _("%(actor)s memilih pejabat untuk %(subject)s."),
}
