"""An invented assessment day: several methods, two assessors a person, one strict and one mild."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.synthetic.assessments.earlier import rated, seen_levels, seen_potential
from takar.synthetic.assessments.evidence import sentences
from takar.synthetic.assessments.standards import COMPETENCIES, POTENTIAL_ASPECTS, REQUIRED
from takar.synthetic.dice import Dice, Ints, words
from takar.synthetic.people.latent import latent

METHODS = ("TES_PSIKOLOGI", "WAWANCARA_KOMPETENSI", "DISKUSI_KELOMPOK")
# Which method looks at which competency: each is seen by the interview and by one other method.
METHOD_MATRIX = {
    "TES_PSIKOLOGI": (
        "INTEGRITAS",
        "ORIENTASI_PADA_HASIL",
        "PENGEMBANGAN_DIRI_DAN_ORANG_LAIN",
        "PENGAMBILAN_KEPUTUSAN",
    ),
    "WAWANCARA_KOMPETENSI": COMPETENCIES,
    "DISKUSI_KELOMPOK": (
        "KERJASAMA",
        "KOMUNIKASI",
        "PELAYANAN_PUBLIK",
        "MENGELOLA_PERUBAHAN",
        "PENGAMBILAN_KEPUTUSAN",
        "PEREKAT_BANGSA",
    ),
}
TESTER = "TESTER-01"
PEOPLE_PER_ASSESSOR = 6
METHOD_SCORES = pa.schema(
    [
        ("employee_id", pa.string()),
        ("method", pa.string()),
        ("assessor", pa.string()),
        ("competency", pa.string()),
        ("level", pa.int64()),
        ("evidence", pa.string()),
    ]
)


class NotInThisAgency(TakarError):
    """A participant whom the invented government does not employ."""


def assess(
    employees: pa.Table, employee_ids: Sequence[str], day: date, seed: int
) -> dict[str, pa.Table]:
    """Invent what the assessors of one day wrote down about these people.

    Returns:
        ``method_scores``: one row per person, method, assessor and competency, with a whole level
        from 0 to 5 and a sentence of evidence; ``potential_aspects``: as in the tables of evidence.
    """
    chosen = sorted(set(employee_ids))
    required = _required(employees, chosen)
    traits = latent(pa.array(chosen, pa.string()))
    dice = Dice(seed, "assessment-day")
    shown = seen_levels(dice.about("levels"), required, traits)
    potential = seen_potential(dice.about("potential"), traits)
    held = np.full(len(chosen), np.datetime64(day, "D"))
    ids = pa.array(chosen, pa.string())
    return {
        "method_scores": _method_scores(dice, ids, shown),
        "potential_aspects": rated("potential_aspects", ids, POTENTIAL_ASPECTS, potential, held),
    }


def _required(employees: pa.Table, chosen: list[str]) -> Ints:
    tiers = dict(
        zip(
            employees["employee_id"].to_pylist(),
            employees["position_tier"].to_pylist(),
            strict=True,
        )
    )
    strangers = [one for one in chosen if one not in tiers]
    if strangers:
        raise NotInThisAgency(
            msg("{count} peserta bukan pegawai instansi ini.", count=len(strangers)),
            hint=msg("Periksa pegawai dengan id {first}.", first=strangers[0]),
        )
    return np.array([REQUIRED.get(tiers[one] or "", 1) for one in chosen], dtype=np.int64)


def _method_scores(
    dice: Dice, ids: pa.Array, shown: "np.ndarray[tuple[int, int], np.dtype[np.float64]]"
) -> pa.Table:
    cells = [
        (METHODS.index(method), chair, COMPETENCIES.index(competency))
        for method in METHODS
        for chair in ((0,) if method == "TES_PSIKOLOGI" else (0, 1))
        for competency in METHOD_MATRIX[method]
    ]
    method, chair, competency = (np.tile(column, len(ids)) for column in np.array(cells).T)
    owner = np.repeat(np.arange(len(ids)), len(cells))
    names, severity = _panel(dice, len(ids))
    seat = np.where(method == 0, 0, 1 + _paired(owner, chair, len(names) - 1))
    noise = 0.3 * dice.about("noise").standard_normal(len(owner))
    level = np.clip((shown[owner, competency] - severity[seat] + noise).round(), 0, 5).astype(
        np.int64
    )
    columns = [
        words(ids, owner),
        words(METHODS, method),
        words(names, seat),
        words(COMPETENCIES, competency),
        pa.array(level),
        sentences(dice.about("evidence"), method, competency, level),
    ]
    return pa.table(columns, schema=METHOD_SCORES)


def _panel(
    dice: Dice, people: int
) -> "tuple[list[str], np.ndarray[tuple[int], np.dtype[np.float64]]]":
    """Return the assessors, the tester first, and how strict each of them is."""
    count = max(2 * -(-people // (2 * PEOPLE_PER_ASSESSOR)), 2)
    names = [TESTER, *(f"ASESOR-{number:02d}" for number in range(1, count + 1))]
    strict = np.r_[0.0, np.where(np.arange(count) % 2, 0.22, -0.18)]
    return names, strict + np.r_[0.0, 0.08 * dice.about("severity").standard_normal(count)]


def _paired(owner: Ints, chair: Ints, assessors: int) -> Ints:
    """Seat a mild and a strict assessor before every person."""
    return (owner % (assessors // 2)) * 2 + chair
