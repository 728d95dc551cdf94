"""Evidence of many invented people, made quickly in SQL; for benchmarks only."""
# ruff: noqa: S608 -- the queries are made of this file's own words

from pathlib import Path

import duckdb

COMPETENCIES = [
    "INTEGRITAS",
    "KERJASAMA",
    "KOMUNIKASI",
    "ORIENTASI_PADA_HASIL",
    "PELAYANAN_PUBLIK",
    "PENGEMBANGAN_DIRI_DAN_ORANG_LAIN",
    "MENGELOLA_PERUBAHAN",
    "PENGAMBILAN_KEPUTUSAN",
    "PEREKAT_BANGSA",
]
ASPECTS = [
    "KEMAMPUAN_INTELEKTUAL",
    "INTERPERSONAL",
    "KESADARAN_DIRI",
    "BERPIKIR_KRITIS_STRATEGIS",
    "MENYELESAIKAN_PERMASALAHAN",
    "KECERDASAN_EMOSIONAL",
    "BELAJAR_CEPAT",
    "MOTIVASI_KOMITMEN",
]
LISTS = ("awards", "team_assignments", "trainings", "position_history", "sanctions")
DAY = "DATE '2025-05-14'"
DECIMAL = "DECIMAL(18,6)"


def dice(salt: str, sides: int, *columns: str) -> str:
    """Return a number from 0 to ``sides - 1`` that depends on the columns alone."""
    text = " || '/' || ".join(
        (f"'{salt}'", *(f"{column}::VARCHAR" for column in columns or ("n",)))
    )
    return f"(hash({text}) % {sides})::INTEGER"


def one_of(salt: str, values: str, *columns: str) -> str:
    """Return one of several words."""
    words = values.split()
    listed = ", ".join(f"'{word}'" for word in words)
    return f"[{listed}][1 + {dice(salt, len(words), *columns)}]"


def statements(people: int) -> dict[str, str]:
    """Return the query of each table."""
    ids = f"SELECT range AS n, printf('E%08d', range) AS employee_id FROM range({people})"
    return {
        "employees": f"""
            SELECT employee_id, 'x' AS agency, 'PNS' AS employment,
              {
            one_of(
                "tier",
                "PELAKSANA PELAKSANA PELAKSANA PENGAWAS ADMINISTRATOR "
                "AHLI_PERTAMA AHLI_MUDA AHLI_MADYA JPT_PRATAMA",
            )
        } AS position_tier,
              {DAY} - {dice("since", 5000)} AS positioned_on,
              {DAY} - 5000 - {dice("appointed", 6000)} AS appointed_on,
              CASE WHEN {dice("noedu", 100)} < 2 THEN NULL
                ELSE {one_of("edu", "S3 S2 S2 S1 S1 S1 D4 D3 SLTA SLTA")} END AS education_level,
              CASE WHEN {dice("nofit", 100)} < 5 THEN NULL
                ELSE {one_of("fit", "SESUAI SESUAI SERUMPUN TIDAK_SESUAI")} END AS education_fit
            FROM ({ids})""",
        "competency_levels": f"""
            SELECT employee_id, competency,
              (1 + {dice("level", 5, "n", "competency")})::{DECIMAL} AS level,
              {DAY} - {dice("assessed", 1200)} AS assessed_on
            FROM ({ids}), (SELECT unnest({COMPETENCIES}) AS competency)
            WHERE {dice("lacks", 200, "n", "competency")} > 0""",
        "potential_aspects": f"""
            SELECT employee_id, aspect,
              (1 + {dice("aspect", 5, "n", "aspect")})::{DECIMAL} AS score,
              {DAY} - {dice("assessed", 1200)} AS assessed_on
            FROM ({ids}), (SELECT unnest({ASPECTS}) AS aspect)""",
        "performance_ratings": f"""
            SELECT employee_id, year::BIGINT AS year,
              {
            one_of(
                "rating",
                "SANGAT_BAIK BAIK BAIK BAIK BUTUH_PERBAIKAN KURANG SANGAT_KURANG",
                "n",
                "year",
            )
        } AS rating
            FROM ({ids}), (SELECT unnest([2022, 2023, 2024]) AS year)
            WHERE {dice("norating", 20, "n", "year")} > 0""",
        "awards": f"""
            SELECT employee_id, 'P' || number AS title,
              {
            one_of(
                "award", "INSTANSI INSTANSI SATYALANCANA LINTAS_INSTANSI NASIONAL", "n", "number"
            )
        } AS award_level,
              {DAY} - {dice("awarded", 3000, "n", "number")} AS awarded_on
            FROM ({ids}), (SELECT unnest([1, 2]) AS number)
            WHERE {dice("hasaward", 3, "n", "number")} = 0""",
        "team_assignments": f"""
            SELECT employee_id, 'T' || number AS title,
              {
            one_of(
                "role",
                "ANGGOTA_INTERNAL ANGGOTA_INTERNAL KETUA_INTERNAL "
                "ANGGOTA_LINTAS_INSTANSI KETUA_LINTAS_INSTANSI",
                "n",
                "number",
            )
        } AS role,
              {DAY} - 200 - {dice("team", 1200, "n", "number")} AS started_on,
              CASE WHEN {dice("running", 4, "n", "number")} = 0 THEN NULL
                ELSE {DAY} - {dice("teamend", 200, "n", "number")} END AS ended_on
            FROM ({ids}), (SELECT unnest([1, 2]) AS number)
            WHERE {dice("hasteam", 2, "n", "number")} = 0""",
        "trainings": f"""
            SELECT employee_id, 'D' || number AS title, 'TEKNIS' AS training_kind,
              {DAY} - {dice("trained", 1500, "n", "number")} AS ended_on,
              (1 + {dice("hours", 40, "n", "number")})::{DECIMAL} AS lesson_hours
            FROM ({ids}), (SELECT unnest([1, 2, 3, 4, 5]) AS number)
            WHERE {dice("hastraining", 4, "n", "number")} > 0""",
        "position_history": f"""
            SELECT employee_id, 'J' || number AS position_title,
              'I' || {dice("agency", 2, "n", "number")} AS agency,
              'U' || {dice("unit", 40, "n", "number")} AS work_unit_id,
              CASE WHEN {dice("acting", 12, "n", "number")} = 0
                THEN {one_of("kind", "PLT PLH", "n", "number")} ELSE 'DEFINITIF' END AS appointment,
              {one_of("relative", "LEBIH_TINGGI SETINGKAT", "n", "number")} AS relative_level,
              {DAY} - 300 - {dice("post", 6000, "n", "number")} AS started_on
            FROM ({ids}), (SELECT unnest([1, 2, 3]) AS number)""",
        "sanctions": f"""
            SELECT employee_id,
              {one_of("sanction", "RINGAN RINGAN SEDANG BERAT")} AS sanction_level,
              {DAY} - 400 - {dice("punished", 3000)} AS started_on,
              {DAY} - 100 + {dice("served", 300)} AS ended_on
            FROM ({ids}) WHERE {dice("hassanction", 50)} = 0""",
        "scores": f"""
            SELECT employee_id, indicator,
              (40 + {dice("score", 6001, "n", "indicator")} / 100.0)::{DECIMAL} AS value,
              {DAY} - {dice("measured", 900)} AS measured_on
            FROM ({ids}), (SELECT unnest(['umpan_balik_360', 'tes_teknis']) AS indicator)""",
        "evidence_checks": f"""
            SELECT employee_id, evidence,
              {DAY} - {dice("checked", 420, "n", "evidence")} AS checked_on
            FROM ({ids}), (SELECT unnest({list(LISTS)}) AS evidence)""",
    }


def invent(folder: Path, people: int) -> int:
    """Write the tables as Parquet and return how many rows they have together."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = 0
    with duckdb.connect() as connection:
        for name, query in statements(people).items():
            path = folder / f"{name}.parquet"
            told = connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)").fetchone()
            rows += told[0] if told else 0
    return rows
