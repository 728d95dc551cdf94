"""An invented assessment day: several methods, two assessors a person, one strict and one mild."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


Panels = Mapping[tuple[str, str], Sequence[str]]
"""Who watched each person by each method, by the names of the assessors."""
Reals = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class NotInThisAgency(TakarError):
    """A participant whom the invented government does not employ."""


@dataclass(frozen=True)
class _Sittings:
    """Who saw whom in what: rows as positions, with the assessors and how strict they are."""

    owner: Ints
    method: Ints
    competency: Ints
    seat: Ints
    names: list[str]
    strict: Reals


def assess(
    employees: pa.Table,
    employee_ids: Sequence[str],
    day: date,
    seed: int,
    panels: Panels | None = None,
) -> dict[str, pa.Table]:
    """Invent what the assessors of one day wrote down about these people.

    Args:
        employees: of the whole government.
        employee_ids: whom to assess.
        day: of the assessment.
        seed: the same seed invents the same.
        panels: who watches whom; without it fixed pairs of a mild and a strict assessor do.

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
        "method_scores": _method_scores(
            dice,
            ids,
            shown,
            _paired(dice, len(ids)) if panels is None else _seated(dice, chosen, panels),
        ),
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


def _method_scores(dice: Dice, ids: pa.Array, shown: Reals, sat: _Sittings) -> pa.Table:
    noise = 0.3 * dice.about("noise").standard_normal(len(sat.owner))
    seen = shown[sat.owner, sat.competency] - sat.strict[sat.seat] + noise
    level = np.clip(seen.round(), 0, 5).astype(np.int64)
    columns = [
        words(ids, sat.owner),
        words(METHODS, sat.method),
        words(sat.names, sat.seat),
        words(COMPETENCIES, sat.competency),
        pa.array(level),
        sentences(dice.about("evidence"), sat.method, sat.competency, level),
    ]
    return pa.table(columns, schema=METHOD_SCORES)


def _paired(dice: Dice, people: int) -> _Sittings:
    """Seat a mild and a strict assessor before every person, and one tester before everybody.

    The strict ones move on by one after each round, so that everybody is tied to everybody.
    """
    cells = [
        (METHODS.index(method), chair, COMPETENCIES.index(competency))
        for method in METHODS
        for chair in ((0,) if method == "TES_PSIKOLOGI" else (0, 1))
        for competency in METHOD_MATRIX[method]
    ]
    method, chair, competency = (np.tile(column, people) for column in np.array(cells).T)
    owner = np.repeat(np.arange(people), len(cells))
    count = max(2 * -(-people // (2 * PEOPLE_PER_ASSESSOR)), 2)
    pairs = count // 2
    partner = (owner + chair * (owner // pairs)) % pairs
    seat = np.where(method == 0, 0, 1 + partner * 2 + chair)
    names = [TESTER, *(f"ASESOR-{number:02d}" for number in range(1, count + 1))]
    return _Sittings(owner, method, competency, seat, names, _strict(dice, count))


def _seated(dice: Dice, ids: Sequence[str], panels: Panels) -> _Sittings:
    """Seat before every person those whom a timetable put there, and one tester."""
    names = [TESTER, *sorted({name for panel in panels.values() for name in panel})]
    seats = {name: seat for seat, name in enumerate(names)}
    rows = [
        (owner, METHODS.index(method), COMPETENCIES.index(competency), seats[name])
        for owner, person in enumerate(ids)
        for method in METHODS
        for name in panels.get((person, method), (TESTER,) if method == METHODS[0] else ())
        for competency in METHOD_MATRIX[method]
    ]
    owner, method, competency, seat = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return _Sittings(owner, method, competency, seat, names, _strict(dice, len(names) - 1))


def _strict(dice: Dice, count: int) -> Reals:
    """Return how strict the tester and the assessors are: every other one mild."""
    strict = np.r_[0.0, np.where(np.arange(count) % 2, 0.22, -0.18)]
    leaning: Reals = strict + np.r_[0.0, 0.08 * dice.about("severity").standard_normal(count)]
    return leaning
