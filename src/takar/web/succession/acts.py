"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "succession.survey.asked": _("%(actor)s meminta daftar calon pengganti %(subject)s."),
    "succession.survey.computed": _("Daftar calon pengganti %(subject)s selesai dibuat."),
    "succession.survey.failed": _("Daftar calon pengganti %(subject)s gagal dibuat."),
    "succession.survey.removed": _("%(actor)s menghapus telaah suksesi %(subject)s."),
    "succession.listing.viewed": _("%(actor)s membaca calon pengganti %(subject)s."),
    "succession.listing.taken": _("%(actor)s mengunduh calon pengganti %(subject)s."),
    "succession.nomination.made": _("%(actor)s mencalonkan pengganti untuk %(subject)s."),
    "succession.nomination.moved": _("%(actor)s memindahkan keadaan pencalonan %(subject)s."),
    "succession.interest.expressed": _("%(actor)s menyatakan minat pada jabatan."),
    "succession.interest.withdrawn": _("%(actor)s menarik minat pada jabatan."),
}
