"""The columns of the workbook of items, what stands in each, and which form of item uses which."""

from collections.abc import Mapping
from dataclasses import dataclass

from takar.exchange.cells import heading_key
from takar.items.content import TITLES, Interaction
from takar.kernel.language import Message, msg

LETTERS = "ABCDEFGHIJ"
TARGETS = "12345678"
CODE, TITLE, FORM, COMPETENCY, LEVEL = "KODE", "JUDUL", "BENTUK", "KOMPETENSI", "LEVEL"
PROMPT, KEY, WORST, WORTH, PARTS = "PERTANYAAN", "KUNCI", "KUNCI TERBURUK", "NILAI", "CARA NILAI"
SCALE, LIMIT, SHEET, GUIDE = "SKALA", "BATAS HURUF", "LEMBAR", "PETUNJUK PENILAI"
OPTIONS = tuple(f"PILIHAN {letter}" for letter in LETTERS)
TARGET_COLUMNS = tuple(f"PASANGAN {number}" for number in TARGETS)


@dataclass(frozen=True)
class Explained:
    """One column: its heading, what to write in it, and whether every row needs it."""

    heading: str
    help: Message
    is_needed: bool = False


COLUMNS: tuple[Explained, ...] = (
    Explained(CODE, msg("Nomor soal, berbeda untuk setiap baris."), is_needed=True),
    Explained(TITLE, msg("Nama pendek soal, tidak dilihat peserta.")),
    Explained(FORM, msg("Bentuk soal; pilih dari daftar."), is_needed=True),
    Explained(COMPETENCY, msg("Kode kompetensi yang diukur, misalnya INTEGRITAS.")),
    Explained(LEVEL, msg("Level kompetensi 1 sampai 5.")),
    Explained(
        PROMPT, msg("Pertanyaan yang dibaca peserta; baris baru menjadi alinea."), is_needed=True
    ),
    *(
        Explained(heading, msg("Isi pilihan ini; kosongkan yang tidak dipakai."))
        for heading in OPTIONS
    ),
    *(
        Explained(heading, msg("Hanya untuk menjodohkan: pasangan bernomor ini."))
        for heading in TARGET_COLUMNS
    ),
    Explained(KEY, msg("Jawaban yang benar; cara menulisnya menurut bentuk soal, lihat di bawah.")),
    Explained(WORST, msg("Hanya penilaian situasi: nilai bila dipilih sebagai yang terburuk.")),
    Explained(WORTH, msg("Nilai jawaban yang benar seluruhnya; kosong berarti 1.")),
    Explained(PARTS, msg("SELURUHNYA atau SEBAGIAN, untuk urutan dan menjodohkan.")),
    Explained(SCALE, msg("Hanya skala sikap: nama skalanya.")),
    Explained(LIMIT, msg("Hanya isian dan uraian: paling banyak berapa huruf.")),
    Explained(SHEET, msg("Hanya tes kecepatan: kolom=40; baris=30; detik=30; benih=17.")),
    Explained(GUIDE, msg("Hanya uraian: petunjuk bagi yang menilai.")),
)
HEADINGS = tuple(column.heading for column in COLUMNS)
NEEDED = tuple(column.heading for column in COLUMNS if column.is_needed)
BY_KEY: Mapping[str, str] = {heading_key(heading): heading for heading in HEADINGS}

HOW_KEYS_ARE_WRITTEN: Mapping[Interaction, Message] = {
    Interaction.CHOICE: msg("B, atau dengan nilai bertingkat: A=1; B=5; C=3."),
    Interaction.CHOICES: msg("A, C, atau nilai tiap pilihan: A=1; B=-1; C=1."),
    Interaction.ORDER: msg("Urutan yang benar: C, A, B."),
    Interaction.MATCH: msg("Pilihan dan nomor pasangannya: A=2; B=1; C=2."),
    Interaction.JUDGEMENT: msg("Nilai bila dipilih terbaik: A=4; B=2. Kolom terburuk serupa."),
    Interaction.LIKERT: msg("Kosong, atau TERBALIK bila setuju berarti rendah."),
    Interaction.FORCED: msg("Skala tiap pernyataan: A=Ketelitian; B=Kerja sama."),
    Interaction.SHORT_TEXT: msg(
        "Jawaban yang diterima: Kas | Kas umum | pola:kas* | angka:12±0,5."
    ),
    Interaction.ESSAY: msg("Rubrik dengan nilai tertinggi tiap kriteria: Isi=4; Bahasa=2."),
    Interaction.SPEED: msg("Kosong; isi kolom LEMBAR."),
}


def form_of(text: str) -> Interaction | None:
    """Return the form of item that a cell names, by its title or its code.

    >>> form_of("pilihan tunggal").value
    'CHOICE'
    """
    key = heading_key(text)
    known = {heading_key(title.template): form for form, title in TITLES.items()}
    known |= {heading_key(form.value): form for form in Interaction}
    return known.get(key)
