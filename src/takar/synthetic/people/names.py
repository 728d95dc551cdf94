"""Names and academic titles: the name by sex and chance, the titles by what was studied."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.synthetic.dice import Ints, pick, words
from takar.synthetic.people.first_names import FAMILIES, MEN, WOMEN
from takar.synthetic.people.schooling import FIELDS, LEVEL
from takar.tables.people import EDUCATION_LEVELS

SINGLE_NAME_SHARE = 0.15
_BACHELOR = {
    "Agribisnis": "S.P.",
    "Agroteknologi": "S.P.",
    "Akuntansi": "S.E.",
    "Arsitektur": "S.T.",
    "Biologi": "S.Si.",
    "Ekonomi Pembangunan": "S.E.",
    "Farmasi": "S.Farm.",
    "Ilmu Hukum": "S.H.",
    "Ilmu Komunikasi": "S.I.Kom.",
    "Ilmu Pemerintahan": "S.IP.",
    "Kebidanan": "S.Keb.",
    "Keperawatan": "S.Kep.",
    "Kesejahteraan Sosial": "S.Sos.",
    "Kesehatan Masyarakat": "S.K.M.",
    "Manajemen": "S.E.",
    "Perencanaan Wilayah": "S.T.",
    "Psikologi": "S.Psi.",
    "Sistem Informasi": "S.Kom.",
    "Statistika": "S.Stat.",
    "Teknik Informatika": "S.Kom.",
    "Teknik Lingkungan": "S.T.",
    "Teknik Mesin": "S.T.",
    "Teknik Sipil": "S.T.",
    "Gizi": "S.Gz.",
    "Ilmu Perpustakaan": "S.I.P.",
}
_MASTER = {"S.E.": "M.M.", "S.H.": "M.H.", "S.T.": "M.T.", "S.Pd.": "M.Pd.", "S.Kom.": "M.Kom."}
_DIPLOMA = {"Keperawatan": "A.Md.Kep.", "Kebidanan": "A.Md.Keb."}
_DOCTORS = {"Kedokteran": "dr.", "Kedokteran Gigi": "drg."}
_PROFESSIONS = {
    "Keperawatan": "S.Kep., Ns.",
    "Kebidanan": "S.Keb., Bd.",
    "Farmasi": "S.Farm., Apt.",
    "Gizi": "S.Gz., Dietisien",
}


def bare_names(rng: np.random.Generator, woman: Ints) -> pa.Array:
    """Return names without titles: one word for 15 %, else two, sometimes three."""
    count = len(woman)
    given = words([*MEN, *WOMEN], _given(rng, woman))
    second = words([*MEN, *WOMEN], _given(rng, woman))
    last = words(FAMILIES, rng.integers(0, len(FAMILIES), count))
    shape = pick(rng, [SINGLE_NAME_SHARE, 0.6, 0.25], count)
    second = pc.if_else(pa.array(shape == 2), second, pa.scalar(None, pa.string()))
    last = pc.if_else(pa.array(shape >= 1), last, pa.scalar(None, pa.string()))
    return _joined(given, second, last)


def _given(rng: np.random.Generator, woman: Ints) -> Ints:
    place = rng.random(len(woman))
    women = len(MEN) + (place * len(WOMEN)).astype(np.int64)
    return np.where(woman == 1, women, (place * len(MEN)).astype(np.int64))


def _joined(*parts: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(*parts, pa.scalar(" "), null_handling="skip")


def titles_before(level: Ints, field: Ints) -> pa.Array:
    """Return the titles that stand before the name; null where there are none."""
    return _titled(level, field, _before)


def titles_after(level: Ints, field: Ints) -> pa.Array:
    """Return the titles that stand after the name; null where there are none."""
    return _titled(level, field, _after)


def _titled(level: Ints, field: Ints, title: Callable[[str, str], str | None]) -> pa.Array:
    grid = [title(one, study) for one in EDUCATION_LEVELS for study in (*FIELDS, "")]
    return words(pa.array(grid, pa.string()), level * (len(FIELDS) + 1) + field % (len(FIELDS) + 1))


def _before(level: str, field: str) -> str | None:
    doctor = _DOCTORS.get(field, "") if LEVEL[level] >= LEVEL["S1"] else ""
    doctorate = "Dr." if level == "S3" else ""
    return " ".join(part for part in (doctorate, doctor) if part) or None


def _after(level: str, field: str) -> str | None:
    if field in _DOCTORS:
        return {"SPESIALIS": "Sp.A.", "SUBSPESIALIS": "Sp.A.(K)"}.get(level)
    bachelor = (
        "S.Pd." if field.startswith(("Pendidikan", "Bimbingan")) else _BACHELOR.get(field, "S.Sos.")
    )
    titles = {
        "D1": "A.P.",
        "D2": "A.Ma.",
        "D3": _DIPLOMA.get(field, "A.Md."),
        "D4": "S.Tr." + bachelor.removeprefix("S."),
        "S1": bachelor,
        "PROFESI": _PROFESSIONS.get(field, f"{bachelor}, Gr."),
        "S2": f"{bachelor}, {_MASTER.get(bachelor, 'M.Si.')}",
        "S3": f"{bachelor}, {_MASTER.get(bachelor, 'M.Si.')}",
    }
    return titles.get(level)


def full_names(bare: pa.Array, before: pa.Array, after: pa.Array) -> pa.Array:
    """Return the names as they are written on a letter, titles around them."""
    fronted = _joined(before, bare)
    return pc.binary_join_element_wise(fronted, after, pa.scalar(", "), null_handling="skip")
