"""The IP ASN of 2021 in pandas, as somebody would write it who knows it well.

    python benchmarks/ip_asn_pandas.py FOLDER OUT.parquet

Only the columns used are read; words are categories, people are whole numbers, points are floats.
Cells are believed; nothing is stamped. The columns are those of ``takar measure ip-asn``.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

DAY = pd.Timestamp("2022-01-31")
YEAR_AGO, TWO_AGO = pd.Timestamp("2021-01-31"), pd.Timestamp("2020-01-31")
FIVE_YEARS = pd.Timestamp("2017-01-31")
LEVELS = (
    ("PKN_I", "PIM_I"),
    ("PKN_II", "PIM_II"),
    ("PKA", "PIM_III"),
    ("PKP", "PIM_IV"),
)
TIERS = (("JPT_UTAMA", "JPT_MADYA"), ("JPT_PRATAMA",), ("ADMINISTRATOR",), ("PENGAWAS",))
DEGREES = [
    *("SD", "SLTP", "SLTA", "D1", "D2", "D3", "D4", "S1", "PROFESI"),
    *("S2", "SPESIALIS", "SUBSPESIALIS", "S3"),
]
DEGREE_POINTS = np.array([1, 1, 5, 5, 5, 10, 15, 15, 15, 20, 20, 25, 25], float)
OLDER = ["SANGAT_BAIK", "BAIK", "CUKUP", "KURANG", "BURUK"]
NEWER = ["SANGAT_BAIK", "BAIK", "CUKUP", "KURANG", "SANGAT_KURANG"]
RATING_POINTS = np.array([30, 25, 15, 5, 1], float)
SANCTIONS = ["RINGAN", "SEDANG", "BERAT"]
MANAGER, SPECIALIST, STAFF = "MANAJERIAL", "FUNGSIONAL", "PELAKSANA"


class Frames:
    """The folder's tables as frames whose people are places in the list of employees."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.employees = self._read("employees", "employment", "position_tier", "education_level")
        ids = pq.read_table(folder / "employees.parquet", columns=["employee_id"])
        self.ids = pd.Index(ids["employee_id"].to_pandas())

    def of(self, name: str, *columns: str) -> pd.DataFrame:
        """Read a table; rows about strangers are dropped."""
        frame = self._read(name, "employee_id", *columns)
        person = frame.pop("employee_id").cat
        places = self.ids.get_indexer(person.categories)
        frame["person"] = places[person.codes]
        return frame[frame.person >= 0]

    def _read(self, name: str, *columns: str) -> pd.DataFrame:
        path = self.folder / f"{name}.parquet"
        schema = pq.read_schema(path)
        words = [column for column in columns if schema.field(column).type == pa.string()]
        table = pq.read_table(path, columns=list(columns), read_dictionary=words)
        for column in columns:
            if pa.types.is_decimal(schema.field(column).type):
                place = table.column_names.index(column)
                table = table.set_column(place, column, table[column].cast(pa.float64()))
        return table.to_pandas(date_as_object=False, self_destruct=True)


def by_person(frames: Frames, rows: pd.DataFrame, column: str, how: str) -> pd.Series:
    """Aggregate a column for every employee; without rows there is a gap."""
    found = getattr(rows.groupby("person")[column], how)()
    return found.reindex(pd.RangeIndex(len(frames.ids)))


def anybody(frames: Frames, rows: pd.DataFrame) -> np.ndarray:
    """Tell of every employee whether there is a row."""
    told = np.zeros(len(frames.ids), bool)
    told[rows.person.to_numpy()] = True
    return told


def courses(frames: Frames, people: pd.DataFrame) -> None:
    """Add what trainings prove."""
    rows = frames.of(
        "trainings", "training_kind", "structural_level", "ended_on", "lesson_hours", "fits_post"
    )
    rows = rows[rows.ended_on <= DAY]
    fits = rows.fits_post.ne(False)
    is_of = {kind: rows.training_kind == kind for kind in ("STRUKTURAL", "FUNGSIONAL", "TEKNIS")}
    is_of["SEMINAR"] = rows.training_kind.isin(["SEMINAR", "SOSIAL_KULTURAL"])
    leadership = pd.Series(pd.NaT, index=people.index)
    for tiers, levels in zip(TIERS, LEVELS, strict=True):
        found = rows[is_of["STRUKTURAL"] & fits & rows.structural_level.isin(levels)]
        held = people.position_tier.isin(tiers)
        leadership = leadership.where(~held, by_person(frames, found, "ended_on", "max"))
    people["leadership_on"] = leadership
    people["any_pim"] = anybody(frames, rows[is_of["STRUKTURAL"]])
    for name, kind in (
        ("functional", "FUNGSIONAL"),
        ("technical", "TEKNIS"),
        ("seminar", "SEMINAR"),
    ):
        people[f"{name}_on"] = by_person(frames, rows[is_of[kind] & fits], "ended_on", "max")
        people[f"{name}_unfit"] = anybody(frames, rows[is_of[kind] & ~fits])
    recent = rows[is_of["TEKNIS"] & fits & (rows.ended_on >= YEAR_AGO)]
    known = recent[recent.lesson_hours.notna()]
    people["technical_hours"] = by_person(frames, known, "lesson_hours", "sum")
    people["hourless"] = anybody(frames, recent[recent.lesson_hours.isna()])


def claims(frames: Frames, people: pd.DataFrame) -> None:
    """Add what claims would prove."""
    columns = ("evidence", "training_kind", "structural_level", "ended_on", "lesson_hours")
    rows = frames.of("claims", *columns)
    rows = rows[(rows.evidence == "trainings") & (rows.ended_on <= DAY)]
    own = people.position_tier.to_numpy()[rows.person]
    fitting = np.zeros(len(rows), bool)
    for tiers, levels in zip(TIERS, LEVELS, strict=True):
        fitting |= np.isin(own, tiers) & rows.structural_level.isin(levels).to_numpy()
    kind = rows.training_kind
    people["leadership_claim"] = anybody(frames, rows[(kind == "STRUKTURAL") & fitting])
    people["functional_claim"] = anybody(frames, rows[kind == "FUNGSIONAL"])
    seminar = kind.isin(["SEMINAR", "SOSIAL_KULTURAL"]) & (rows.ended_on >= TWO_AGO)
    people["seminar_claim"] = anybody(frames, rows[seminar])
    technical = rows[(kind == "TEKNIS") & (rows.ended_on >= YEAR_AGO)]
    people["claimed_hours"] = by_person(frames, technical, "lesson_hours", "sum").fillna(0)


def ratings(frames: Frames, people: pd.DataFrame) -> None:
    """Add the rating of the year, and the latest year that has one."""
    columns = ("year", "rating", "rating_scale", "rating_score", "has_new_idea")
    rows = frames.of("performance_ratings", *columns)
    rows = rows[(rows.year <= 2021) & (rows.rating.notna() | rows.rating_score.notna())]
    people["performance_year"] = by_person(frames, rows, "year", "max").astype("Int64")
    rows = rows[rows.year == 2021]
    older, score = rows.rating_scale == "PP_46_2011", rows.rating_score
    idea = rows.has_new_idea.eq(True)
    by_older = np.select([score > 90, score > 75, score > 60, score > 50, score >= 0], range(5), -1)
    by_newer = np.select(
        [score > 120, (score >= 110) & idea, score >= 90, score >= 70, score >= 50, score >= 0],
        [-1, 0, 1, 2, 3, 4],
        -1,
    )
    words = [rows.rating.map({w: n for n, w in enumerate(s)}).astype(float) for s in (OLDER, NEWER)]
    told = rows.rating.notna()
    rung = np.where(
        older,
        np.where(told, words[0], by_older),
        np.where(told, words[1], by_newer),
    )
    rows = rows.assign(rung=pd.Series(rung, rows.index), older=older)
    rows = rows[rows.rung >= 0].set_index("person")
    people["rung"] = rows.rung.reindex(people.index)
    people["is_older"] = rows.older.reindex(people.index).eq(True)


def others(frames: Frames, people: pd.DataFrame) -> None:
    """Add degrees, sanctions and what was checked."""
    history = frames.of("education_history", "education_level", "graduated_on")
    history = history[history.graduated_on <= DAY]
    rank = {degree: n for n, degree in enumerate(DEGREES)}
    history["rank"] = history.education_level.map(rank).astype(float)
    own = people.education_level.map(rank).astype(float)
    people["education"] = np.fmax(own, by_person(frames, history, "rank", "max"))
    punished = frames.of("sanctions", "sanction_level", "started_on")
    punished = punished[punished.started_on.between(FIVE_YEARS, DAY)]
    punished["severity"] = punished.sanction_level.map({s: n for n, s in enumerate(SANCTIONS)})
    punished["severity"] = punished.severity.astype(float)
    people["severity"] = by_person(frames, punished, "severity", "max")
    checks = frames.of("evidence_checks", "evidence", "checked_on")
    checks = checks[checks.checked_on.between(YEAR_AGO, DAY)]
    for name in ("trainings", "education_history", "performance_ratings"):
        people[f"{name}_checked"] = anybody(frames, checks[checks.evidence == name])


def looked_up(places: pd.Series, table: np.ndarray) -> np.ndarray:
    """Return the value at each place; a gap stays a gap."""
    found = table[np.nan_to_num(places.to_numpy(), nan=0).astype(int)]
    return np.where(places.isna(), np.nan, found)


def words_at(places: pd.Series, words: list[str]) -> pd.Categorical:
    """Return the word at each place; a gap stays a gap."""
    return pd.Categorical.from_codes(places.fillna(-1).astype(int), pd.Index(words))


def scored(people: pd.DataFrame) -> pd.DataFrame:
    """Return points, states and totals."""
    out = pd.DataFrame(index=people.index)
    tier = people.position_tier
    managers = [name for names in TIERS for name in names]
    group = np.select([tier.isin(managers), tier == "PELAKSANA", tier.notna()], [0, 2, 1], -1)
    subject, known = (people.employment == "PNS").to_numpy(), group >= 0
    out["employment"] = people.employment
    out["post_group"] = pd.Categorical.from_codes(group, [MANAGER, SPECIALIST, STAFF])
    most = {
        "leadership": np.array([15, 0, 0, 0.0])[group],
        "functional": np.array([0, 15, 0, 0.0])[group],
        "technical": np.array([15, 15, 22.5, 0])[group],
        "seminar": np.array([10, 10, 17.5, 0])[group],
    }
    hours = people.technical_hours.fillna(0)
    proved = {
        "leadership": people.leadership_on.notna(),
        "functional": people.functional_on.notna(),
        "technical": hours >= 20,
        "seminar": people.seminar_on >= TWO_AGO,
    }
    claimed = {name: people[f"{name}_claim"] for name in ("leadership", "functional", "seminar")}
    claimed["technical"] = hours + people.claimed_hours >= 20
    parts = {name: np.where(proved[name], most[name], 0) for name in most}
    k = looked_up(people.education, DEGREE_POINTS)
    ki = looked_up(people.rung, RATING_POINTS)
    d = np.where(people.severity.isna(), 5, looked_up(people.severity, np.array([3, 2, 1.0])))
    ko = np.where(known, sum(parts.values()), np.nan)
    unverified = sum(np.where(~proved[n] & claimed[n], most[n], 0) for n in most)
    total = k + ko + ki + d
    least = np.nan_to_num(k, nan=1) + np.nan_to_num(ko) + np.nan_to_num(ki, nan=1) + d
    highest = np.nan_to_num(k, nan=25) + np.nan_to_num(ko, nan=40) + np.nan_to_num(ki, nan=30) + d

    def told(value: np.ndarray, mask: np.ndarray = subject) -> np.ndarray:
        return np.where(mask, value, np.nan)

    for name, value in (("qualification", k), ("competence", ko), ("performance", ki)):
        out[name] = told(value)
    out["discipline"] = told(d)
    for name, value in parts.items():
        out[name] = told(value, subject & known)
    out["total"] = told(total)
    bounds = [-1, 60, 70, 80, 90, 101]
    names = ["SANGAT_RENDAH", "RENDAH", "SEDANG", "TINGGI", "SANGAT_TINGGI"]
    out["category"] = pd.cut(out.total, bounds, labels=names, ordered=False)
    out["is_measured"] = out.total.notna()
    out["total_least"], out["total_most"] = told(least), told(highest)
    out["total_claimed"] = told(total + unverified)
    states(people, out, (subject, group, proved, claimed, k, ki, d))
    lost(out, (most, parts, k, ki, known, told, unverified, least))
    return out


def states(people: pd.DataFrame, out: pd.DataFrame, found: tuple) -> None:  # type: ignore[type-arg]
    """Add the state of every part."""
    subject, group, proved, claimed, k, ki, d = found
    aliens, nowhere = ~subject, group < 0
    no_list = np.where(people.trainings_checked, "TIDAK_ADA", "BELUM_ADA_BUKTI")

    def chosen(pairs: list[tuple[np.ndarray, str]], rest: object) -> pd.Categorical:
        masks = [aliens, *(np.asarray(mask) for mask, _ in pairs)]
        return pd.Categorical(np.select(masks, ["BUKAN_SUBJEK", *(w for _, w in pairs)], rest))

    out["qualification_state"] = chosen(
        [(k == 25, "TERPENUHI"), (~np.isnan(k), "RENDAH")],
        np.where(people.education_history_checked, "TIDAK_ADA", "BELUM_ADA_BUKTI"),
    )
    for place, (name, unfit) in enumerate(
        (("leadership", "any_pim"), ("functional", "functional_unfit"))
    ):
        out[f"{name}_state"] = chosen(
            [
                (nowhere, "JABATAN_KOSONG"),
                (group != place, "TIDAK_BERLAKU"),
                (proved[name], "TERPENUHI"),
                (claimed[name], "BELUM_DIVERIFIKASI"),
                (people[unfit], "TIDAK_COCOK"),
            ],
            no_list,
        )
    for name in ("technical", "seminar"):
        pairs = [
            (nowhere, "JABATAN_KOSONG"),
            (proved[name], "TERPENUHI"),
            (claimed[name], "BELUM_DIVERIFIKASI"),
        ]
        if name == "technical":
            pairs += [(people.hourless, "BELUM_ADA_BUKTI")]
            pairs += [(people.technical_hours.notna(), "KURANG_JAM")]
        pairs += [(people[f"{name}_on"].notna(), "KEDALUWARSA")]
        out[f"{name}_state"] = chosen([*pairs, (people[f"{name}_unfit"], "TIDAK_COCOK")], no_list)
    stale = (people.performance_year < 2021).fillna(value=False).to_numpy(bool)
    out["performance_state"] = chosen(
        [(ki == 30, "TERPENUHI"), (~np.isnan(ki), "RENDAH"), (stale, "KEDALUWARSA")],
        np.where(people.performance_ratings_checked, "TIDAK_ADA", "BELUM_ADA_BUKTI"),
    )
    out["discipline_state"] = chosen([(d == 5, "TERPENUHI")], "RENDAH")


def lost(out: pd.DataFrame, found: tuple) -> None:  # type: ignore[type-arg]
    """Add the points lost by reason."""
    most, parts, k, ki, known, told, unverified, least = found
    told_: Callable[[np.ndarray], np.ndarray] = told
    rest = {
        "qualification": 25 - np.nan_to_num(k, nan=1),
        "performance": 30 - np.nan_to_num(ki, nan=1),
        **{name: most[name] - parts[name] for name in most},
    }
    sums = [
        sum(np.where(out[f"{name}_state"] == state, points, 0) for name, points in rest.items())
        for state in ("BELUM_ADA_BUKTI", "KEDALUWARSA")
    ]
    missing, stale = sums[0] + np.where(known, 0, 40), sums[1]
    out["lost_missing"], out["lost_stale"] = told_(missing), told_(stale)
    out["lost_unverified"] = told_(unverified)
    out["lost_low"] = told_(100 - least - missing - stale - unverified)


def main() -> None:
    """Measure the folder and write the result."""
    frames = Frames(Path(sys.argv[1]))
    people = frames.employees
    courses(frames, people)
    claims(frames, people)
    ratings(frames, people)
    others(frames, people)
    out = scored(people)
    out.insert(0, "employee_id", frames.ids)
    out["education_level"] = words_at(people.education, DEGREES)
    for name in ("leadership_on", "functional_on", "technical_hours", "technical_on", "seminar_on"):
        out[name] = people[name]
    out["performance_year"] = people.performance_year
    rated = people.rung + 5 * ~people.is_older
    out["performance_rating"] = words_at(rated % 5, [*OLDER]).astype(object)
    newest = (rated == 9).to_numpy()
    out["performance_rating"] = out.performance_rating.where(~newest, "SANGAT_KURANG")
    scale = pd.Series(np.where(rated.isna(), np.nan, (rated >= 5).astype(float)))
    out["performance_scale"] = words_at(scale, ["PP_46_2011", "PP_30_2019"])
    out["sanction_level"] = words_at(people.severity, SANCTIONS)
    out["rules"] = pd.Categorical.from_codes(np.zeros(len(out), int), ["perka8_2019"])
    out = out.sort_values("employee_id", ignore_index=True)
    out.to_parquet(sys.argv[2], compression="zstd", index=False)


if __name__ == "__main__":
    main()
