"""What is done in the room, told as sentences."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {
    "exams.attendance.printed": _("%(actor)s mencetak daftar hadir %(subject)s."),
    "exams.block.added": _("%(actor)s menambah blok pada naskah %(subject)s."),
    "exams.block.changed": _("%(actor)s mengubah aturan blok pada naskah %(subject)s."),
    "exams.block.dropped": _("%(actor)s menghapus blok dari naskah %(subject)s."),
    "exams.board.set": _("%(actor)s mengatur papan langsung %(subject)s."),
    "exams.browser_keys.set": _("%(actor)s mengatur peramban ujian %(subject)s."),
    "exams.exam.created": _("%(actor)s membuat ujian di %(subject)s."),
    "exams.exam.described": _("%(actor)s mengubah keterangan ujian %(subject)s."),
    "exams.form.created": _("%(actor)s membuat naskah pada ujian %(subject)s."),
    "exams.form.described": _("%(actor)s mengubah keterangan naskah %(subject)s."),
    "exams.form.duplicated": _("%(actor)s menggandakan naskah %(subject)s."),
    "exams.form.locked": _("%(actor)s mengunci naskah %(subject)s."),
    "exams.form.previewed": _("%(actor)s melihat isi naskah %(subject)s."),
    "exams.form.withdrawn": _("%(actor)s menarik naskah %(subject)s."),
    "exams.forms.assembled": _("%(actor)s merakit naskah paralel untuk ujian %(subject)s."),
    "exams.items.added": _("%(actor)s menambah soal ke naskah %(subject)s."),
    "exams.items.dropped": _("%(actor)s mengeluarkan soal dari naskah %(subject)s."),
    "exams.people.registered": _("%(actor)s mendaftarkan peserta %(subject)s."),
    "exams.people.seated": _("%(actor)s mengatur kursi peserta %(subject)s."),
    "exams.pin.issued": _("%(actor)s menerbitkan PIN peserta %(subject)s."),
    "exams.pins.issued": _("%(actor)s mencetak kartu peserta %(subject)s."),
    "exams.registration.accommodated": _("%(actor)s mencatat kebutuhan khusus %(subject)s."),
    "exams.registration.cancelled": _("%(actor)s membatalkan pendaftaran %(subject)s."),
    "exams.registration.freed": _("%(actor)s membuka lagi PIN peserta %(subject)s."),
    "exams.registration.moved": _("%(actor)s memindahkan peserta %(subject)s."),
    "exams.room.added": _("%(actor)s menambah ruang pada %(subject)s."),
    "exams.room.changed": _("%(actor)s mengubah ruang %(subject)s."),
    "exams.room.dropped": _("%(actor)s menghapus ruang %(subject)s."),
    "exams.section.added": _("%(actor)s menambah bagian pada naskah %(subject)s."),
    "exams.section.changed": _("%(actor)s mengubah bagian naskah %(subject)s."),
    "exams.section.dropped": _("%(actor)s menghapus bagian dari naskah %(subject)s."),
    "exams.section.moved": _("%(actor)s mengubah urutan bagian naskah %(subject)s."),
    "exams.session.created": _("%(actor)s membuat sesi ujian %(subject)s."),
    "exams.session.described": _("%(actor)s mengubah keterangan sesi %(subject)s."),
    "exams.session.moved": _("%(actor)s mengubah keadaan sesi %(subject)s."),
    "exams.session_pin.renewed": _("%(actor)s menerbitkan PIN sesi %(subject)s."),
}
