"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "posts.mark.set": _("%(actor)s menandai jabatan %(subject)s."),
    "posts.post.described": _("%(actor)s melengkapi keterangan jabatan %(subject)s."),
    "posts.demand.set": _("%(actor)s menetapkan syarat jabatan %(subject)s."),
    "posts.demand.ended": _("%(actor)s mengakhiri syarat jabatan %(subject)s."),
    "posts.demands.imported": _("%(actor)s mengimpor syarat jabatan %(subject)s."),
    "posts.vacancy.declared": _("%(actor)s menyatakan jabatan %(subject)s lowong atau dihapus."),
    "posts.vacancy.withdrawn": _("%(actor)s menarik pernyataan atas jabatan %(subject)s."),
    "posts.term.extended": _("%(actor)s mencatat perpanjangan masa jabatan %(subject)s."),
    "posts.contract.noted": _("%(actor)s mencatat akhir kontrak %(subject)s."),
    "posts.list.taken": _("%(actor)s mengunduh daftar jabatan %(subject)s."),
    "posts.vacancies.taken": _("%(actor)s mengunduh prakiraan lowongan %(subject)s."),
}
