"""States of forms, sessions and registrations; how scores treat what was not answered; pure."""

FORM_STATES = {"DRAF": "Draf", "DIKUNCI": "Dikunci", "DITARIK": "Ditarik"}
SESSION_STATES = {
    "DISIAPKAN": "Disiapkan",
    "DIBUKA": "Dibuka",
    "BERJALAN": "Berjalan",
    "DITUTUP": "Ditutup",
    "DISAHKAN": "Disahkan",
}
REGISTRATION_STATES = {"TERDAFTAR": "Terdaftar", "DIBATALKAN": "Dibatalkan"}
BOARDS = {"TERTUTUP": "Tertutup", "RUANG": "Di ruang ujian", "PUBLIK": "Untuk umum"}
