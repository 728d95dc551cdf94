"""States of sheets and changes, kinds of changes, and why a change does not count."""

from takar.kernel.language import Message, msg

SHEET_STATES = {
    "KOSONG": "Kosong",
    "DIISI": "Diisi",
    "DIKIRIM": "Dikirim",
    "DITARIK": "Ditarik",
}
CHANGE_KINDS = {"SEL": "Kompetensi", "CATATAN": "Catatan lembar", "KIRIM": "Pengiriman lembar"}
CHANGE_STATES = {
    "APPLIED": "Berlaku",
    "CONFLICT": "Bentrok",
    "LATE": "Terlambat",
    "DUPLICATE": "Sama dengan yang ada",
    "REFUSED": "Ditolak",
}
REASONS = {
    "BENTROK": "Dua perangkat mengubah sel yang sama",
    "DICABUT": "Penugasan sudah dicabut",
    "TERKUNCI": "Lembar sudah dikirim",
    "DITUTUP": "Kegiatan tidak menerima nilai",
    "TIDAK_HADIR": "Peserta tidak hadir",
    "LUAR_MATRIKS": "Kompetensi di luar metode",
    "LEVEL_SALAH": "Level di luar skala",
    "BELUM_LENGKAP": "Lembar belum lengkap",
    "TIDAK_TERCATAT": "Nilai tidak dapat dicatat",
}
NOT_KEPT = ("TUNGGU", "RUSAK")
"""Answers to a change that the journal did not take: the tablet keeps it."""

OFFERED = ("CONFLICT", "LATE")
"""Changes whose value is offered to the assessor for choosing, until one settles them."""


def standing_of(state: str, *, is_withdrawn: bool) -> str:
    """Return how a sheet stands: what was submitted stays so, the rest goes with the assignment.

    >>> standing_of("DIKIRIM", is_withdrawn=True), standing_of("DIISI", is_withdrawn=True)
    ('DIKIRIM', 'DITARIK')
    """
    return "DITARIK" if is_withdrawn and state != "DIKIRIM" else state


def told(because: str, about: str = "") -> Message:
    """Say to the assessor why a change does not count, and what to do.

    Args:
        because: a code of :data:`REASONS`.
        about: whom or what it is about: the name of the candidate, the competencies.
    """
    sentences = {
        "": msg("Tersimpan."),
        "BENTROK": msg("Perangkat lain mengubah sel yang sama. Pilih yang berlaku."),
        "DICABUT": msg(
            "Penugasan Anda untuk peserta ini sudah dicabut. Tulisan Anda disimpan pada jurnal,"
            " tetapi tidak dihitung; hubungi operator."
        ),
        "TERKUNCI": msg(
            "Lembar ini sudah dikirim. Tulisan Anda disimpan pada jurnal; minta operator"
            " membuka lembar bila harus berlaku."
        ),
        "DITUTUP": msg(
            "Kegiatan ini sedang tidak menerima nilai. Tulisan Anda disimpan pada jurnal;"
            " hubungi operator."
        ),
        "TIDAK_HADIR": msg(
            "{name} tercatat tidak hadir. Tulisan Anda disimpan pada jurnal, tetapi tidak"
            " dihitung; minta operator memperbaiki kehadiran bila keliru.",
            name=about,
        ),
        "LUAR_MATRIKS": msg("Metode ini tidak melihat kompetensi itu; tidak dihitung."),
        "LEVEL_SALAH": msg("Level harus 0 sampai 5 menurut langkah kegiatan; tidak dihitung."),
        "BELUM_LENGKAP": msg(
            "Lembar belum lengkap: {about}. Isi levelnya, atau tulis mengapa tidak teramati.",
            about=about,
        ),
        "TIDAK_TERCATAT": msg("Nilai tidak dapat dicatat: {about}", about=about),
    }
    return sentences[because]
