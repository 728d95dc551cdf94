"""The IP ASN of 2021 written by hand in DuckDB SQL, as somebody would who knows it well.

    python benchmarks/ip_asn_by_hand.py FOLDER OUT.parquet

All numbers of the law stand in the statement; cells are believed; nothing is stamped. The columns
are those of ``takar measure ip-asn``.
"""

import sys
from pathlib import Path

import duckdb

TABLES = (
    "employees",
    "trainings",
    "education_history",
    "performance_ratings",
    "sanctions",
    "claims",
    "evidence_checks",
)
STATEMENT = """
WITH course AS (
  SELECT employee_id,
    max(ended_on) FILTER (fits AND structural_level IN ('PKN_I', 'PIM_I')) AS pim_1,
    max(ended_on) FILTER (fits AND structural_level IN ('PKN_II', 'PIM_II')) AS pim_2,
    max(ended_on) FILTER (fits AND structural_level IN ('PKA', 'PIM_III')) AS pim_3,
    max(ended_on) FILTER (fits AND structural_level IN ('PKP', 'PIM_IV')) AS pim_4,
    bool_or(training_kind = 'STRUKTURAL') AS any_pim,
    max(ended_on) FILTER (fits AND training_kind = 'FUNGSIONAL') AS functional_on,
    max(ended_on) FILTER (fits AND training_kind = 'TEKNIS') AS technical_on,
    sum(lesson_hours) FILTER (fits AND recent) AS technical_hours,
    bool_or(fits AND recent AND lesson_hours IS NULL) AS hourless,
    max(ended_on) FILTER (fits AND training_kind IN ('SEMINAR', 'SOSIAL_KULTURAL')) AS seminar_on,
    bool_or(NOT fits AND training_kind = 'FUNGSIONAL') AS functional_unfit,
    bool_or(NOT fits AND training_kind = 'TEKNIS') AS technical_unfit,
    bool_or(NOT fits AND training_kind IN ('SEMINAR', 'SOSIAL_KULTURAL')) AS seminar_unfit
  FROM (
    SELECT employee_id, ended_on, training_kind, lesson_hours,
      CASE WHEN training_kind = 'STRUKTURAL' THEN structural_level END AS structural_level,
      fits_post IS DISTINCT FROM false AS fits,
      training_kind = 'TEKNIS' AND ended_on >= DATE '2021-01-31' AS recent
    FROM trainings WHERE ended_on <= day())
  GROUP BY 1),
claimed AS (
  SELECT employee_id,
    max(training_kind = 'STRUKTURAL' AND structural_level IN ('PKN_I', 'PIM_I')) AS pim_1,
    max(training_kind = 'STRUKTURAL' AND structural_level IN ('PKN_II', 'PIM_II')) AS pim_2,
    max(training_kind = 'STRUKTURAL' AND structural_level IN ('PKA', 'PIM_III')) AS pim_3,
    max(training_kind = 'STRUKTURAL' AND structural_level IN ('PKP', 'PIM_IV')) AS pim_4,
    bool_or(training_kind = 'FUNGSIONAL') AS functional,
    sum(lesson_hours) FILTER (training_kind = 'TEKNIS' AND ended_on >= DATE '2021-01-31') AS hours,
    bool_or(training_kind IN ('SEMINAR', 'SOSIAL_KULTURAL') AND ended_on >= DATE '2020-01-31')
      AS seminar
  FROM claims WHERE evidence = 'trainings' AND ended_on <= day() GROUP BY 1),
rated AS (
  SELECT employee_id, max(year) AS performance_year,
    min(CASE WHEN year < 2021 THEN NULL
      WHEN scale = 'PP_46_2011' THEN CASE
        WHEN rating IS NOT NULL THEN CASE rating WHEN 'SANGAT_BAIK' THEN 1 WHEN 'BAIK' THEN 2
          WHEN 'CUKUP' THEN 3 WHEN 'KURANG' THEN 4 WHEN 'BURUK' THEN 5 END
        WHEN rating_score > 90 THEN 1 WHEN rating_score > 75 THEN 2 WHEN rating_score > 60 THEN 3
        WHEN rating_score > 50 THEN 4 WHEN rating_score >= 0 THEN 5 END
      WHEN scale = 'PP_30_2019' THEN CASE
        WHEN rating IS NOT NULL THEN CASE rating WHEN 'SANGAT_BAIK' THEN 6 WHEN 'BAIK' THEN 7
          WHEN 'CUKUP' THEN 8 WHEN 'KURANG' THEN 9 WHEN 'SANGAT_KURANG' THEN 10 END
        WHEN rating_score > 120 THEN NULL
        WHEN rating_score >= 110 THEN CASE WHEN has_new_idea THEN 6 ELSE 7 END
        WHEN rating_score >= 90 THEN 7 WHEN rating_score >= 70 THEN 8
        WHEN rating_score >= 50 THEN 9 WHEN rating_score >= 0 THEN 10 END
      END) AS rung
  FROM (SELECT *, coalesce(rating_scale, 'PP_30_2019') AS scale FROM performance_ratings
    WHERE year <= 2021 AND (rating IS NOT NULL OR rating_score IS NOT NULL))
  GROUP BY 1),
degree AS (
  SELECT employee_id, max(rank(education_level)) AS education FROM education_history
  WHERE graduated_on <= day() GROUP BY 1),
sanction AS (
  SELECT employee_id,
    max(CASE sanction_level WHEN 'RINGAN' THEN 1 WHEN 'SEDANG' THEN 2 ELSE 3 END) AS severity
  FROM sanctions WHERE started_on BETWEEN DATE '2017-01-31' AND day() GROUP BY 1),
checked AS (
  SELECT employee_id, bool_or(evidence = 'trainings') AS trainings,
    bool_or(evidence = 'education_history') AS education,
    bool_or(evidence = 'performance_ratings') AS ratings
  FROM evidence_checks WHERE checked_on BETWEEN DATE '2021-01-31' AND day() GROUP BY 1),
joined AS (
  SELECT e.employee_id, e.employment, e.employment = 'PNS' AS subject,
    CASE WHEN position_tier IN
        ('JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS') THEN 'MANAJERIAL'
      WHEN position_tier = 'PELAKSANA' THEN 'PELAKSANA'
      WHEN position_tier IS NOT NULL THEN 'FUNGSIONAL' END AS post_group,
    greatest(rank(e.education_level), degree.education) AS education,
    CASE WHEN position_tier IN ('JPT_UTAMA', 'JPT_MADYA') THEN course.pim_1
      WHEN position_tier = 'JPT_PRATAMA' THEN course.pim_2
      WHEN position_tier = 'ADMINISTRATOR' THEN course.pim_3
      WHEN position_tier = 'PENGAWAS' THEN course.pim_4 END AS leadership_on,
    CASE WHEN position_tier IN ('JPT_UTAMA', 'JPT_MADYA') THEN claimed.pim_1
      WHEN position_tier = 'JPT_PRATAMA' THEN claimed.pim_2
      WHEN position_tier = 'ADMINISTRATOR' THEN claimed.pim_3
      WHEN position_tier = 'PENGAWAS' THEN claimed.pim_4 END AS leadership_claim,
    any_pim, functional_on, technical_on, technical_hours, hourless, seminar_on,
    functional_unfit, technical_unfit, seminar_unfit,
    claimed.functional AS functional_claim, coalesce(claimed.hours, 0) AS claimed_hours,
    claimed.seminar AS seminar_claim,
    performance_year, rung, severity,
    checked.trainings AS trainings_checked, checked.education AS education_checked,
    checked.ratings AS ratings_checked
  FROM employees e LEFT JOIN course USING (employee_id) LEFT JOIN claimed USING (employee_id)
  LEFT JOIN rated USING (employee_id) LEFT JOIN degree USING (employee_id)
  LEFT JOIN sanction USING (employee_id) LEFT JOIN checked USING (employee_id)),
proved AS (
  SELECT *,
    CASE WHEN education IS NULL THEN NULL WHEN education <= 2 THEN 1 WHEN education <= 5 THEN 5
      WHEN education = 6 THEN 10 WHEN education <= 9 THEN 15 WHEN education <= 11 THEN 20
      ELSE 25 END AS k,
    CASE WHEN rung IN (1, 6) THEN 30 WHEN rung IN (2, 7) THEN 25 WHEN rung IN (3, 8) THEN 15
      WHEN rung IN (4, 9) THEN 5 WHEN rung IS NOT NULL THEN 1 END AS ki,
    CASE severity WHEN 1 THEN 3 WHEN 2 THEN 2 WHEN 3 THEN 1 ELSE 5 END AS d,
    CASE WHEN post_group = 'MANAJERIAL' THEN 15.0 ELSE 0 END AS leadership_most,
    CASE WHEN post_group = 'FUNGSIONAL' THEN 15.0 ELSE 0 END AS functional_most,
    CASE WHEN post_group = 'PELAKSANA' THEN 22.5 WHEN post_group IS NULL THEN 0 ELSE 15 END
      AS technical_most,
    CASE WHEN post_group = 'PELAKSANA' THEN 17.5 WHEN post_group IS NULL THEN 0 ELSE 10 END
      AS seminar_most,
    leadership_on IS NOT NULL AS leadership_proved,
    functional_on IS NOT NULL AS functional_proved,
    coalesce(technical_hours, 0) >= 20 AS technical_proved,
    coalesce(seminar_on >= DATE '2020-01-31', false) AS seminar_proved,
    coalesce(technical_hours, 0) + claimed_hours >= 20 AS technical_claim
  FROM joined),
told AS (
  SELECT *,
    CASE WHEN leadership_proved THEN leadership_most ELSE 0 END AS leadership,
    CASE WHEN functional_proved THEN functional_most ELSE 0 END AS functional,
    CASE WHEN technical_proved THEN technical_most ELSE 0 END AS technical,
    CASE WHEN seminar_proved THEN seminar_most ELSE 0 END AS seminar,
    CASE WHEN NOT leadership_proved AND leadership_claim THEN leadership_most ELSE 0 END
      + CASE WHEN NOT functional_proved AND functional_claim THEN functional_most ELSE 0 END
      + CASE WHEN NOT technical_proved AND technical_claim THEN technical_most ELSE 0 END
      + CASE WHEN NOT seminar_proved AND seminar_claim THEN seminar_most ELSE 0 END AS unverified,
    CASE WHEN NOT subject THEN 'BUKAN_SUBJEK' WHEN k = 25 THEN 'TERPENUHI'
      WHEN k IS NOT NULL THEN 'RENDAH' WHEN education_checked THEN 'TIDAK_ADA'
      ELSE 'BELUM_ADA_BUKTI' END AS qualification_state,
    CASE WHEN NOT subject THEN 'BUKAN_SUBJEK' WHEN post_group IS NULL THEN 'JABATAN_KOSONG'
      WHEN post_group <> 'MANAJERIAL' THEN 'TIDAK_BERLAKU' WHEN leadership_proved THEN 'TERPENUHI'
      WHEN leadership_claim THEN 'BELUM_DIVERIFIKASI' WHEN any_pim THEN 'TIDAK_COCOK'
      WHEN trainings_checked THEN 'TIDAK_ADA' ELSE 'BELUM_ADA_BUKTI' END AS leadership_state,
    CASE WHEN NOT subject THEN 'BUKAN_SUBJEK' WHEN post_group IS NULL THEN 'JABATAN_KOSONG'
      WHEN post_group <> 'FUNGSIONAL' THEN 'TIDAK_BERLAKU' WHEN functional_proved THEN 'TERPENUHI'
      WHEN functional_claim THEN 'BELUM_DIVERIFIKASI' WHEN functional_unfit THEN 'TIDAK_COCOK'
      WHEN trainings_checked THEN 'TIDAK_ADA' ELSE 'BELUM_ADA_BUKTI' END AS functional_state,
    CASE WHEN NOT subject THEN 'BUKAN_SUBJEK' WHEN post_group IS NULL THEN 'JABATAN_KOSONG'
      WHEN technical_proved THEN 'TERPENUHI' WHEN technical_claim THEN 'BELUM_DIVERIFIKASI'
      WHEN hourless THEN 'BELUM_ADA_BUKTI' WHEN technical_hours IS NOT NULL THEN 'KURANG_JAM'
      WHEN technical_on IS NOT NULL THEN 'KEDALUWARSA' WHEN technical_unfit THEN 'TIDAK_COCOK'
      WHEN trainings_checked THEN 'TIDAK_ADA' ELSE 'BELUM_ADA_BUKTI' END AS technical_state,
    CASE WHEN NOT subject THEN 'BUKAN_SUBJEK' WHEN post_group IS NULL THEN 'JABATAN_KOSONG'
      WHEN seminar_proved THEN 'TERPENUHI' WHEN seminar_claim THEN 'BELUM_DIVERIFIKASI'
      WHEN seminar_on IS NOT NULL THEN 'KEDALUWARSA' WHEN seminar_unfit THEN 'TIDAK_COCOK'
      WHEN trainings_checked THEN 'TIDAK_ADA' ELSE 'BELUM_ADA_BUKTI' END AS seminar_state,
    CASE WHEN NOT subject THEN 'BUKAN_SUBJEK' WHEN ki = 30 THEN 'TERPENUHI'
      WHEN ki IS NOT NULL THEN 'RENDAH' WHEN performance_year < 2021 THEN 'KEDALUWARSA'
      WHEN ratings_checked THEN 'TIDAK_ADA' ELSE 'BELUM_ADA_BUKTI' END AS performance_state,
    CASE WHEN NOT subject THEN 'BUKAN_SUBJEK' WHEN d = 5 THEN 'TERPENUHI' ELSE 'RENDAH' END
      AS discipline_state
  FROM proved),
summed AS (
  SELECT *, CASE WHEN post_group IS NOT NULL THEN leadership + functional + technical + seminar END
      AS ko,
    lost('BELUM_ADA_BUKTI', qualification_state, 25 - coalesce(k, 1))
      + lost('BELUM_ADA_BUKTI', performance_state, 30 - coalesce(ki, 1))
      + lost('BELUM_ADA_BUKTI', leadership_state, leadership_most - leadership)
      + lost('BELUM_ADA_BUKTI', functional_state, functional_most - functional)
      + lost('BELUM_ADA_BUKTI', technical_state, technical_most - technical)
      + lost('BELUM_ADA_BUKTI', seminar_state, seminar_most - seminar)
      + CASE WHEN post_group IS NULL THEN 40 ELSE 0 END AS missing,
    lost('KEDALUWARSA', performance_state, 30 - coalesce(ki, 1))
      + lost('KEDALUWARSA', technical_state, technical_most - technical)
      + lost('KEDALUWARSA', seminar_state, seminar_most - seminar) AS stale
  FROM told),
totalled AS (
  SELECT *, CASE WHEN subject THEN k + ko + ki + d END AS total,
    coalesce(k, 1) + coalesce(ko, 0) + coalesce(ki, 1) + d AS total_least
  FROM summed)
SELECT employee_id, employment, post_group,
  points(k, subject) AS qualification, points(ko, subject) AS competence,
  points(ki, subject) AS performance, points(d, subject) AS discipline,
  points(leadership, subject AND post_group IS NOT NULL) AS leadership,
  points(functional, subject AND post_group IS NOT NULL) AS functional,
  points(technical, subject AND post_group IS NOT NULL) AS technical,
  points(seminar, subject AND post_group IS NOT NULL) AS seminar,
  points(total, true) AS total,
  CASE WHEN total > 90 THEN 'SANGAT_TINGGI' WHEN total > 80 THEN 'TINGGI'
    WHEN total > 70 THEN 'SEDANG' WHEN total > 60 THEN 'RENDAH'
    WHEN total IS NOT NULL THEN 'SANGAT_RENDAH' END AS category,
  total IS NOT NULL AS is_measured,
  points(total_least, subject) AS total_least,
  points(coalesce(k, 25) + coalesce(ko, 40) + coalesce(ki, 30) + d, subject) AS total_most,
  points(total + unverified, subject) AS total_claimed,
  qualification_state, leadership_state, functional_state, technical_state, seminar_state,
  performance_state, discipline_state,
  points(missing, subject) AS lost_missing, points(stale, subject) AS lost_stale,
  points(unverified, subject) AS lost_unverified,
  points(100 - total_least - missing - stale - unverified, subject) AS lost_low,
  ['SD', 'SLTP', 'SLTA', 'D1', 'D2', 'D3', 'D4', 'S1', 'PROFESI', 'S2', 'SPESIALIS',
    'SUBSPESIALIS', 'S3'][education] AS education_level,
  leadership_on, functional_on, technical_hours::DECIMAL(18,6) AS technical_hours, technical_on,
  seminar_on, performance_year,
  ['SANGAT_BAIK', 'BAIK', 'CUKUP', 'KURANG', 'BURUK', 'SANGAT_BAIK', 'BAIK', 'CUKUP', 'KURANG',
    'SANGAT_KURANG'][rung] AS performance_rating,
  CASE WHEN rung <= 5 THEN 'PP_46_2011' WHEN rung > 5 THEN 'PP_30_2019' END AS performance_scale,
  ['RINGAN', 'SEDANG', 'BERAT'][severity] AS sanction_level,
  'perka8_2019' AS rules
FROM totalled ORDER BY employee_id
"""
MACROS = """
CREATE MACRO day() AS DATE '2022-01-31';
CREATE MACRO rank(level) AS CASE level WHEN 'SD' THEN 1 WHEN 'SLTP' THEN 2 WHEN 'SLTA' THEN 3
  WHEN 'D1' THEN 4 WHEN 'D2' THEN 5 WHEN 'D3' THEN 6 WHEN 'D4' THEN 7 WHEN 'S1' THEN 8
  WHEN 'PROFESI' THEN 9 WHEN 'S2' THEN 10 WHEN 'SPESIALIS' THEN 11 WHEN 'SUBSPESIALIS' THEN 12
  WHEN 'S3' THEN 13 END;
CREATE MACRO points(value, told) AS CASE WHEN told THEN value::DECIMAL(18,6) END;
CREATE MACRO lost(reason, state, rest) AS CASE WHEN state = reason THEN rest ELSE 0 END;
"""


def main() -> None:
    """Measure the folder and write the result."""
    folder, out = Path(sys.argv[1]), sys.argv[2]
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(MACROS)
        for name in TABLES:
            connection.execute(f"CREATE VIEW {name} AS FROM '{folder / name}.parquet'")
        connection.execute(f"COPY ({STATEMENT}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")


if __name__ == "__main__":
    main()
