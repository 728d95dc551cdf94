"""Roles, states and conflicts of those who work on an event."""

TEAM_ROLES = {
    "KETUA": "Ketua tim",
    "ASESOR": "Asesor",
    "NARASUMBER": "Narasumber",
    "ADMIN": "Admin penilaian",
    "TESTER": "Tester",
    "PENDUKUNG": "Tenaga pendukung",
}
RATING_ROLES = ("KETUA", "ASESOR")
SEAT_STATES = {"AKTIF": "Aktif", "DILEPAS": "Dilepas"}
ASSIGNMENT_STATES = {"DITUGASKAN": "Ditugaskan", "DICABUT": "Dicabut"}
OWN_STATES = ("DIRENCANAKAN", "BERLANGSUNG", "PENILAIAN", "INTEGRASI")
GUEST_STATES = ("BERLANGSUNG", "PENILAIAN", "INTEGRASI")
CONFLICT_KINDS = {
    "DIRI_SENDIRI": "Orang yang sama",
    "UNIT_SAMA": "Satu unit kerja",
    "ATASAN_LANGSUNG": "Atasan langsung",
    "KERABAT": "Kerabat",
    "LAINNYA": "Sebab lain",
}
ASSESSOR_TIERS = {
    "AHLI_PERTAMA": "Asesor SDM aparatur ahli pertama",
    "AHLI_MUDA": "Asesor SDM aparatur ahli muda",
    "AHLI_MADYA": "Asesor SDM aparatur ahli madya",
    "AHLI_UTAMA": "Asesor SDM aparatur ahli utama",
}
