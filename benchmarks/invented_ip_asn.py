"""Evidence for the IP ASN of many invented people, made quickly in SQL; for benchmarks only.

    python benchmarks/invented_ip_asn.py FOLDER PEOPLE

Five trainings and up to five yearly ratings a person, over the five years before ``DAY``.
"""
# ruff: noqa: S608 -- the queries are made of this file's own words

import sys
from pathlib import Path

import duckdb

DAY = "2022-01-31"
TRAININGS = 5
YEARS = 5
LAST_YEAR = 2021
DECIMAL = "DECIMAL(18,6)"


def dice(salt: str, sides: int, *columns: str) -> str:
    """Return a number from 0 to ``sides - 1`` that depends on the columns alone."""
    return f"(hash('{salt}', {', '.join(columns or ('n',))}) % {sides})::INTEGER"


def one_of(salt: str, words: str, *columns: str) -> str:
    """Return one of several words; ``-`` stands for a gap."""
    found = words.split()
    listed = ", ".join("NULL" if word == "-" else f"'{word}'" for word in found)
    return f"[{listed}][1 + {dice(salt, len(found), *columns)}]"


def statements(people: int) -> dict[str, str]:
    """Return the query of each table."""
    ids = f"SELECT range AS n, printf('E%08d', range) AS employee_id FROM range({people})"
    times = f"""SELECT range // {TRAININGS} AS n, range % {TRAININGS} AS k,
        printf('E%08d', range // {TRAININGS}) AS employee_id FROM range({people * TRAININGS})"""
    return {
        "employees": _employees(ids),
        "trainings": _trainings(times),
        "performance_ratings": _ratings(times),
        "education_history": f"""
            SELECT employee_id, {one_of("degree", "D3 S1 S1 D4 S2 S2 S3")} AS education_level,
              'I' || {dice("institution", 900)} AS institution,
              DATE '2001-01-01' + {dice("graduated", 8400)} AS graduated_on
            FROM ({ids}) WHERE {dice("hashistory", 8)} = 0""",
        "sanctions": f"""
            SELECT employee_id,
              {one_of("sanction", "RINGAN RINGAN SEDANG BERAT")} AS sanction_level,
              DATE '{DAY}' - 100 - {dice("punished", 3000)} AS started_on,
              DATE '{DAY}' - 90 + {dice("served", 300)} AS ended_on
            FROM ({ids}) WHERE {dice("hassanction", 50)} = 0""",
        "evidence_checks": f"""
            SELECT employee_id, evidence, DATE '{DAY}' - {dice("checked", 420, "n", "evidence")}
              AS checked_on
            FROM ({ids}), (SELECT unnest(['trainings', 'sanctions']) AS evidence)
            WHERE {dice("looked", 3, "n", "evidence")} = 0""",
        "claims": _claims(ids),
    }


def _employees(ids: str) -> str:
    tiers = (
        "PELAKSANA PELAKSANA PELAKSANA PELAKSANA PENGAWAS ADMINISTRATOR JPT_PRATAMA AHLI_PERTAMA "
        "AHLI_PERTAMA AHLI_MUDA AHLI_MUDA AHLI_MADYA TERAMPIL MAHIR PENYELIA"
    )
    return f"""
        SELECT employee_id, 'x' AS agency, printf('19800101200501%04d', n % 9999) AS nip,
          'Orang ' || n AS name, {one_of("sex", "L P")} AS sex,
          CASE WHEN {dice("ppk", 20)} < 2 THEN 'PPPK' WHEN {dice("cpns", 50)} = 0 THEN 'CPNS'
            ELSE 'PNS' END AS employment,
          'U' || {dice("unit", 400)} AS work_unit_id,
          'Jabatan ' || {dice("title", 300)} AS position_title,
          CASE WHEN {dice("nopost", 100)} = 0 THEN NULL ELSE {one_of("tier", tiers)} END
            AS position_tier,
          CASE WHEN {dice("noedu", 50)} = 0 THEN NULL
            ELSE {one_of("edu", "S3 S2 S2 S1 S1 S1 S1 D4 D3 SLTA SLTA SLTP PROFESI")} END
            AS education_level
        FROM ({ids})"""


def _trainings(times: str) -> str:
    nk = ("n", "k")
    kinds = "STRUKTURAL FUNGSIONAL TEKNIS TEKNIS TEKNIS SEMINAR SEMINAR SOSIAL_KULTURAL"
    return f"""
        SELECT employee_id, printf('Pelatihan %d-%d', k, {dice("course", 2000, *nk)}) AS title,
          training_kind,
          CASE WHEN training_kind = 'STRUKTURAL'
            THEN {one_of("level", "PIM_II PIM_III PIM_IV PKN_II PKA PKP -", *nk)} END
            AS structural_level,
          ended_on - {dice("days", 9, *nk)} AS started_on, ended_on,
          CASE WHEN {dice("nohours", 40, *nk)} = 0 THEN NULL
            ELSE (2 + {dice("hours", 23, *nk)})::{DECIMAL} END AS lesson_hours,
          printf('%d/DL/%d', {dice("number", 99999, *nk)}, k) AS certificate_number,
          'Penyelenggara ' || {dice("provider", 200, *nk)} AS provider,
          CASE {dice("fits", 20, *nk)} WHEN 0 THEN false WHEN 1 THEN true END AS fits_post
        FROM (SELECT *, {one_of("kind", kinds, *nk)} AS training_kind,
            DATE '{DAY}' - {dice("ended", 1850, *nk)} AS ended_on
          FROM ({times}))"""


def _ratings(times: str) -> str:
    """Return ratings as words and, one in five, as numbers; the measured year knows two scales."""
    ny = ("n", "year")
    older = "SANGAT_BAIK BAIK BAIK BAIK CUKUP KURANG BURUK"
    newer = "SANGAT_BAIK SANGAT_BAIK BAIK BAIK BAIK BAIK CUKUP KURANG SANGAT_KURANG"
    return f"""
        SELECT employee_id, year,
          CASE WHEN is_number THEN NULL WHEN is_older THEN {one_of("older", older, *ny)}
            ELSE {one_of("newer", newer, *ny)} END AS rating,
          CASE WHEN is_older THEN 'PP_46_2011' END AS rating_scale,
          CASE WHEN NOT is_number THEN NULL
            WHEN is_older THEN (40 + {dice("score", 6001, *ny)} / 100.0)::{DECIMAL}
            ELSE (45 + {dice("score", 7501, *ny)} / 100.0)::{DECIMAL} END AS rating_score,
          CASE WHEN is_number THEN {dice("idea", 3, *ny)} = 0 END AS has_new_idea
        FROM (SELECT *, {dice("number", 5, *ny)} = 0 AS is_number,
            year < {LAST_YEAR} OR {dice("scale", 10, *ny)} = 0 AS is_older
          FROM (SELECT employee_id, n, ({LAST_YEAR - YEARS + 1} + k)::BIGINT AS year
            FROM ({times})))
        WHERE {dice("norating", 30, *ny)} > 0"""


def _claims(ids: str) -> str:
    kinds = "STRUKTURAL FUNGSIONAL TEKNIS SEMINAR"
    return f"""
        SELECT 'C' || n AS claim_id, employee_id, 'trainings' AS evidence,
          {one_of("claimed", kinds)} AS training_kind,
          {one_of("claimedlevel", "PIM_II PIM_III PIM_IV PKA PKP -")} AS structural_level,
          'Diajukan' AS title,
          DATE '{DAY}' - {dice("claimedon", 900)} AS ended_on,
          (10 + {dice("claimedhours", 30)})::{DECIMAL} AS lesson_hours
        FROM ({ids}) WHERE {dice("hasclaim", 100)} = 0"""


def invent(folder: Path, people: int) -> dict[str, int]:
    """Write a Parquet file per table into the folder; return the number of rows of each."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = {}
    with duckdb.connect() as connection:
        for name, statement in statements(people).items():
            path = folder / f"{name}.parquet"
            if not path.exists():
                connection.execute(f"COPY ({statement}) TO '{path}' (FORMAT parquet)")
            found = connection.execute(f"SELECT count(*) FROM '{path}'").fetchone()
            rows[name] = int(found[0]) if found else 0
    return rows


if __name__ == "__main__":
    print(invent(Path(sys.argv[1]), int(sys.argv[2])))
