"""What is done with teams, designs and assignments, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "assessments.anchor.worded": _("%(actor)s mengubah jangkar perilaku %(subject)s."),
    "assessments.assessor.changed": _("%(actor)s mengubah kursi tim %(subject)s."),
    "assessments.assessor.recalled": _("%(actor)s memanggil kembali %(subject)s ke tim."),
    "assessments.assessor.released": _("%(actor)s melepas %(subject)s dari tim."),
    "assessments.assessor.seated": _("%(actor)s mendudukkan seorang anggota tim pada %(subject)s."),
    "assessments.assignment.revoked": _("%(actor)s mencabut penugasan %(subject)s."),
    "assessments.assignments.made": _("%(actor)s menugaskan asesor pada %(subject)s."),
    "assessments.complexity.set": _("%(actor)s menetapkan kelas kerumitan %(subject)s."),
    "assessments.conflict.declared": _("%(actor)s menyatakan benturan kepentingan %(subject)s."),
    "assessments.conflict.withdrawn": _("%(actor)s menarik benturan kepentingan pada %(subject)s."),
    "assessments.guest.invited": _("%(actor)s mengundang asesor tamu ke %(subject)s."),
    "assessments.template.applied": _("%(actor)s memakai templat rancangan pada %(subject)s."),
    "assessments.template.undone": _("%(actor)s mengembalikan rancangan %(subject)s."),
}
