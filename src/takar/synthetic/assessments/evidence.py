"""Short invented sentences of what an assessor saw, by competency and level."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.synthetic.assessments.standards import COMPETENCIES
from takar.synthetic.dice import Ints, words

_WHERE = ("Pada tes,", "Dalam wawancara,", "Saat diskusi kelompok,")
_HOW = (
    "belum menunjukkan upaya untuk",
    "bila diarahkan mampu",
    "secara mandiri mampu",
    "mengajak rekan satu tim untuk",
    "menggerakkan seluruh unit untuk",
    "menjadi rujukan instansi dalam",
)
_WHAT = {
    "INTEGRITAS": (
        "mengakui kekeliruan laporan dan memperbaikinya",
        "menolak permintaan yang menyalahi prosedur",
    ),
    "KERJASAMA": (
        "membagi informasi agar tugas bersama selesai",
        "mendamaikan perbedaan pendapat tentang pembagian tugas",
    ),
    "KOMUNIKASI": (
        "menyampaikan pokok persoalan dengan runtut",
        "mendengarkan keberatan lalu menanggapinya dengan jelas",
    ),
    "ORIENTASI_PADA_HASIL": (
        "menetapkan target terukur dan memantaunya",
        "menuntaskan pekerjaan sebelum batas waktu",
    ),
    "PELAYANAN_PUBLIK": (
        "mendahulukan kebutuhan warga yang dilayani",
        "memperbaiki alur layanan berdasarkan keluhan",
    ),
    "PENGEMBANGAN_DIRI_DAN_ORANG_LAIN": (
        "belajar dari umpan balik dan mencoba cara baru",
        "membimbing rekan dalam pekerjaan yang belum dikuasai",
    ),
    "MENGELOLA_PERUBAHAN": (
        "menyesuaikan cara kerja dengan aturan baru",
        "menjelaskan manfaat perubahan kepada yang ragu",
    ),
    "PENGAMBILAN_KEPUTUSAN": (
        "membandingkan pilihan sebelum memutuskan",
        "mengambil keputusan dengan menghitung risikonya",
    ),
    "PEREKAT_BANGSA": (
        "menghargai pandangan rekan yang berbeda latar",
        "mencegah gesekan antarkelompok di lingkungan kerja",
    ),
}
_DEEDS = tuple(deed for code in COMPETENCIES for deed in _WHAT[code])


def sentences(rng: np.random.Generator, method: Ints, competency: Ints, level: Ints) -> pa.Array:
    """Return one sentence per row: where it was seen, how strongly, and what was done."""
    deed = competency * 2 + rng.integers(0, 2, len(level))
    parts = (words(_WHERE, method), words(_HOW, level), words(_DEEDS, deed))
    return pc.binary_join_element_wise(*parts, pa.scalar(" "))
