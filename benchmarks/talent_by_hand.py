"""The 411 profile written out by hand in DuckDB's SQL, with its numbers in the statement.

It gives the axes and the box alone: no least and most, no completeness, no checks of cells, no
stamp. It shows what the sums themselves cost.
"""

import sys
from pathlib import Path

import duckdb

STATEMENT = """
WITH levels AS (
  SELECT employee_id, count(*) AS n, sum(level) AS achieved FROM (
    SELECT employee_id, arg_max(level, assessed_on) AS level FROM competency_levels
    WHERE level IS NOT NULL AND assessed_on BETWEEN DATE '2022-05-14' AND day()
    GROUP BY employee_id, competency) GROUP BY employee_id),
aspects AS (
  SELECT employee_id, count(*) AS n, sum(score) AS total FROM (
    SELECT employee_id, arg_max(score, assessed_on) AS score FROM potential_aspects
    WHERE score IS NOT NULL AND assessed_on BETWEEN DATE '2022-05-14' AND day()
    GROUP BY employee_id, aspect) GROUP BY employee_id),
ratings AS (
  SELECT employee_id, arg_max(CASE rating WHEN 'SANGAT_BAIK' THEN 100 WHEN 'BAIK' THEN 80
    WHEN 'BUTUH_PERBAIKAN' THEN 60 WHEN 'KURANG' THEN 40 ELSE 20 END, year) AS points
  FROM performance_ratings WHERE rating IS NOT NULL AND year BETWEEN 2023 AND 2025 GROUP BY 1),
award AS (
  SELECT employee_id, max(CASE award_level WHEN 'INTERNASIONAL' THEN 100 WHEN 'NASIONAL' THEN 85
    WHEN 'INSTANSI' THEN 50 ELSE 70 END) AS points
  FROM awards WHERE awarded_on BETWEEN DATE '2020-05-14' AND day() GROUP BY 1),
team AS (
  SELECT employee_id, max(CASE role WHEN 'KETUA_LINTAS_INSTANSI' THEN 100
    WHEN 'KETUA_INTERNAL' THEN 85 WHEN 'ANGGOTA_LINTAS_INSTANSI' THEN 70 ELSE 50 END) AS points
  FROM team_assignments
  WHERE started_on <= day() AND (ended_on IS NULL OR ended_on >= DATE '2023-05-14') GROUP BY 1),
hours AS (
  SELECT employee_id, sum(lesson_hours) AS total FROM trainings
  WHERE lesson_hours IS NOT NULL AND ended_on BETWEEN DATE '2024-05-14' AND day() GROUP BY 1),
posts AS (
  SELECT employee_id,
    count(DISTINCT agency) AS agencies, count(DISTINCT work_unit_id) AS units,
    max(CASE WHEN appointment IN ('PLT', 'PLH', 'PJ') THEN
      CASE appointment || '+' || coalesce(relative_level, '') WHEN 'PLT+LEBIH_TINGGI' THEN 100
        WHEN 'PLT+SETINGKAT' THEN 80 WHEN 'PLH+LEBIH_TINGGI' THEN 60
        WHEN 'PLH+SETINGKAT' THEN 40 ELSE 0 END END) AS acting
  FROM position_history WHERE started_on <= day() GROUP BY 1),
sanction AS (
  SELECT employee_id, min(CASE WHEN started_on <= day() THEN CASE
      WHEN ended_on IS NULL OR ended_on >= day() THEN 0
      WHEN sanction_level = 'RINGAN' THEN 75 WHEN sanction_level = 'SEDANG' THEN 50
      ELSE 25 END END) AS points
  FROM sanctions GROUP BY 1),
feedback AS (
  SELECT employee_id, arg_max(value, measured_on) AS points FROM scores
  WHERE indicator = 'umpan_balik_360' AND measured_on BETWEEN DATE '2023-05-14' AND day()
  GROUP BY 1),
checked AS (
  SELECT employee_id, bool_or(evidence = 'awards') AS awards,
    bool_or(evidence = 'team_assignments') AS teams, bool_or(evidence = 'trainings') AS trainings,
    bool_or(evidence = 'position_history') AS posts, bool_or(evidence = 'sanctions') AS sanctions
  FROM evidence_checks WHERE checked_on BETWEEN DATE '2024-05-14' AND day() GROUP BY 1),
scored AS (
  SELECT e.employee_id, ratings.points AS rating,
    coalesce(award.points, CASE WHEN checked.awards THEN 0 END) AS award,
    coalesce(team.points, CASE WHEN checked.teams THEN 0 END) AS team,
    CASE WHEN feedback.points > 100 THEN 100 ELSE feedback.points END AS feedback,
    CASE WHEN levels.n = 9 THEN least(100, round(levels.achieved * 100 / (9 * CASE position_tier
      WHEN 'PELAKSANA' THEN 1 WHEN 'PENGAWAS' THEN 2 WHEN 'ADMINISTRATOR' THEN 3
      WHEN 'JPT_PRATAMA' THEN 4 WHEN 'AHLI_MADYA' THEN 4 WHEN 'AHLI_MUDA' THEN 3
      WHEN 'AHLI_PERTAMA' THEN 2 END), 6))::DECIMAL(18,6) END AS jpm,
    CASE WHEN hours.total IS NULL THEN CASE WHEN checked.trainings THEN 0 END
      WHEN hours.total < 1 THEN 0 WHEN hours.total < 5 THEN 40 WHEN hours.total < 10 THEN 60
      WHEN hours.total < 20 THEN 80 ELSE 100 END AS training,
    CASE WHEN positioned_on IS NULL THEN NULL WHEN positioned_on <= DATE '2020-05-14' THEN 100
      WHEN positioned_on <= DATE '2023-05-14' THEN 80 ELSE 60 END AS tenure,
    CASE WHEN agencies >= 2 THEN 100 WHEN units >= 2 THEN 80
      WHEN agencies > 0 OR checked.posts THEN 60 END AS variety,
    coalesce(acting, CASE WHEN checked.posts THEN 0 END) AS acting,
    CASE WHEN aspects.n = 8 THEN (aspects.total * 2.5)::DECIMAL(18,6) END AS potential_score,
    CASE education_level WHEN 'S3' THEN 100 WHEN 'S2' THEN 90 WHEN 'S1' THEN 80 WHEN 'D4' THEN 80
      WHEN 'D3' THEN 70 WHEN 'SLTA' THEN 60 END AS education,
    CASE education_fit WHEN 'SESUAI' THEN 100 WHEN 'SERUMPUN' THEN 75
      WHEN 'TIDAK_SESUAI' THEN 50 END AS fit,
    coalesce(sanction.points, CASE WHEN checked.sanctions THEN 100 END) AS discipline
  FROM employees e LEFT JOIN levels USING (employee_id) LEFT JOIN aspects USING (employee_id)
  LEFT JOIN ratings USING (employee_id) LEFT JOIN award USING (employee_id)
  LEFT JOIN team USING (employee_id) LEFT JOIN hours USING (employee_id)
  LEFT JOIN posts USING (employee_id) LEFT JOIN sanction USING (employee_id)
  LEFT JOIN feedback USING (employee_id) LEFT JOIN checked USING (employee_id)),
axes AS (
  SELECT employee_id,
    (60 * rating + 15 * award + 15 * team + 10 * feedback) * 0.01 AS y,
    (20 * jpm + 10 * training
      + 10 * ((((tenure + variety + acting) * 2000000 + 3) // 6) * 0.000001)::DECIMAL(18,6)
      + 25 * potential_score + 10 * education + 10 * fit + 15 * discipline) * 0.01 AS x
  FROM scored)
SELECT employee_id, round(y, 6)::DECIMAL(18,6) AS performance,
  round(x, 6)::DECIMAL(18,6) AS potential,
  CASE WHEN y >= 80 THEN CASE WHEN x >= 80 THEN 9 WHEN x >= 60 THEN 7 WHEN x < 60 THEN 4 END
    WHEN y >= 60 THEN CASE WHEN x >= 80 THEN 8 WHEN x >= 60 THEN 5 WHEN x < 60 THEN 2 END
    WHEN y < 60 THEN CASE WHEN x >= 80 THEN 6 WHEN x >= 60 THEN 3 WHEN x < 60 THEN 1 END
  END::BIGINT AS box
FROM axes ORDER BY employee_id
"""


def main() -> None:
    """Measure the folder and write the result."""
    folder, out = Path(sys.argv[1]), sys.argv[2]
    with duckdb.connect() as connection:
        connection.execute("CREATE MACRO day() AS DATE '2025-05-14'")
        for path in sorted(folder.glob("*.parquet")):
            if path.stem.isidentifier() and str(path) != out and path.stem != "takar":
                connection.execute(f"CREATE VIEW {path.stem} AS FROM '{path}'")
        connection.execute(f"COPY ({STATEMENT}) TO '{out}' (FORMAT parquet)")


if __name__ == "__main__":
    main()
