"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "reviews.cycle.opened": _("%(actor)s membuka siklus manajemen talenta %(subject)s."),
    "reviews.cycle.verified": _("%(actor)s memverifikasi siklus %(subject)s."),
    "reviews.cycle.returned": _("%(actor)s mengembalikan siklus %(subject)s."),
    "reviews.cycle.withdrawn": _("%(actor)s mencabut siklus %(subject)s."),
    "reviews.cycle.decided": _("%(actor)s menetapkan siklus %(subject)s."),
    "reviews.boxes.shown": _("%(actor)s mengatur tampilnya kotak kepada pegawai: %(subject)s."),
    "reviews.member.seated": _("%(actor)s mengangkat anggota komite %(subject)s."),
    "reviews.member.unseated": _("%(actor)s melepas anggota komite %(subject)s."),
    "reviews.meeting.opened": _("%(actor)s membuka rapat komite %(subject)s."),
    "reviews.presence.noted": _("%(actor)s mencatat kehadiran rapat %(subject)s."),
    "reviews.notes.written": _("%(actor)s menulis catatan rapat %(subject)s."),
    "reviews.meeting.closed": _("%(actor)s menutup rapat komite %(subject)s."),
    "reviews.box.proposed": _("%(actor)s mengusulkan kotak untuk %(subject)s."),
    "reviews.proposal.decided": _("%(actor)s mencatat keputusan atas usulan %(subject)s."),
    "reviews.proposal.withdrawn": _("%(actor)s menarik usulan %(subject)s."),
    "reviews.decision.undone": _("%(actor)s membatalkan keputusan atas usulan %(subject)s."),
    "reviews.membership.withdrawn": _("%(actor)s mencabut keanggotaan %(subject)s."),
    "reviews.case.viewed": _("%(actor)s membaca kotak talenta %(subject)s."),
    "reviews.group.taken": _("%(actor)s mengunduh anggota kelompok %(subject)s."),
    "reviews.cases.taken": _("%(actor)s mengunduh daftar siklus %(subject)s."),
    "reviews.minutes.taken": _("%(actor)s mengunduh berita acara %(subject)s."),
    "reviews.decree.taken": _("%(actor)s mengunduh surat keputusan %(subject)s."),
}
