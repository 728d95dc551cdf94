"""States of forms, sessions and registrations; how scores treat what was not answered; pure."""

from takar.kernel.language import mark

FORM_STATES = {"DRAF": mark("Draf"), "DIKUNCI": mark("Dikunci"), "DITARIK": mark("Ditarik")}
SESSION_STATES = {
    "DISIAPKAN": mark("Disiapkan"),
    "DIBUKA": mark("Dibuka"),
    "BERJALAN": mark("Berjalan"),
    "DITUTUP": mark("Ditutup"),
    "DISAHKAN": mark("Disahkan"),
}
REGISTRATION_STATES = {"TERDAFTAR": mark("Terdaftar"), "DIBATALKAN": mark("Dibatalkan")}
BOARDS = {
    "TERTUTUP": mark("Tertutup"),
    "RUANG": mark("Di ruang ujian"),
    "PUBLIK": mark("Untuk umum"),
}
