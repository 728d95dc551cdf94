"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "claims.claim.submitted": _("%(actor)s mengajukan bukti tentang %(subject)s."),
    "claims.claim.corrected": _("%(actor)s memperbaiki %(subject)s."),
    "claims.claim.withdrawn": _("%(actor)s menarik %(subject)s."),
    "claims.claim.verified": _("%(actor)s memverifikasi %(subject)s."),
    "claims.claim.returned": _("%(actor)s mengembalikan %(subject)s."),
    "claims.verification.undone": _("%(actor)s membatalkan verifikasi %(subject)s."),
    "claims.claims.verified": _("%(actor)s memverifikasi banyak entri di %(subject)s."),
    "claims.claims.returned": _("%(actor)s mengembalikan banyak entri di %(subject)s."),
    "claims.claims.viewed": _("%(actor)s melihat bukti yang diajukan tentang %(subject)s."),
    "claims.certificate.taken": _("%(actor)s membuka berkas %(subject)s."),
    "claims.course.submitted": _(
        "%(actor)s mengajukan kursus dengan banyak peserta di %(subject)s."
    ),
    "claims.certificates.attached": _("%(actor)s melampirkan sertifikat kursus %(subject)s."),
    "claims.course.undone": _("%(actor)s menarik semua entri kursus %(subject)s."),
    "claims.trainings.submitted": _("%(actor)s mengajukan banyak pelatihan di %(subject)s."),
    "claims.queue.taken": _("%(actor)s mengunduh antrean verifikasi %(subject)s."),
    "claims.table.stored": _("%(actor)s memasukkan banyak entri di %(subject)s."),
}
