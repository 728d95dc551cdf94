"""What somebody can do about a sub-indicator that does not earn its most, in plain words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from takar.kernel.language import mark
from takar.web.results.ip_asn_explaining import IpAsnExplanation, Line
from takar.web.results.rules.ip_asn import PARTS

BY_STATE = {
    "BELUM_ADA_BUKTI": mark(
        "Belum ada buktinya. Ini bukan penilaian buruk: bila sudah pernah, ajukan buktinya."
    ),
    "KEDALUWARSA": mark(
        "Bukti terakhir di luar waktu yang dihitung. Ajukan yang lebih baru, atau ikuti yang baru."
    ),
    "BELUM_DIVERIFIKASI": mark(
        "Sudah diajukan dan menunggu verifikasi; tidak perlu diajukan lagi."
    ),
    "TIDAK_ADA": mark("Sudah diperiksa dan memang belum pernah. Mintalah kesempatan mengikutinya."),
    "TIDAK_COCOK": mark(
        "Buktinya ada, tetapi jenjang atau isinya tidak cocok dengan jabatan sekarang."
    ),
    "KURANG_JAM": mark("Jam pelajaran belum cukup. Ajukan kursus lain dalam waktu yang dihitung."),
    "JABATAN_KOSONG": mark("Jenis jabatan belum tercatat. Hubungi BKPSDM untuk melengkapinya."),
}
BY_CODE = {
    "KUALIFIKASI": mark("Naik setelah ijazah yang lebih tinggi diakui."),
    "KINERJA": mark("Naik bila predikat kinerja tahun berikutnya lebih tinggi."),
    "DISIPLIN": mark("Kembali penuh setelah hukuman tidak lagi dalam waktu yang dihitung."),
}
KINDS = {"KUALIFIKASI": "pendidikan", "KINERJA": "kinerja"} | dict.fromkeys(PARTS, "pelatihan")
"""How the page on which evidence is entered names its kind."""
TO_ENTER = frozenset({"BELUM_ADA_BUKTI", "KEDALUWARSA", "TIDAK_COCOK", "KURANG_JAM"})
"""The states in which entering evidence helps."""


@dataclass(frozen=True)
class Advice:
    """One thing to do.

    Attributes:
        kind: the kind of evidence that helps when entered; empty where none does.
        waits: it was entered and waits for somebody else.
    """

    line: Line
    words: str
    kind: str
    waits: bool


def advice_on(told: IpAsnExplanation) -> list[Advice]:
    """Return what to do, the most points first."""
    return [
        Advice(
            line=line,
            words=words_on(line),
            kind=KINDS.get(line.code, "") if line.part.state in TO_ENTER else "",
            waits=line.part.state == "BELUM_DIVERIFIKASI",
        )
        for line in told.open_lines
    ]


def words_on(line: Line) -> str:
    """Return what to do about one sub-indicator."""
    words = BY_STATE.get(line.part.state or "") or BY_CODE.get(line.code, "")
    return _(words) if words else ""
