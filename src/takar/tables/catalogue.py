"""Every table of evidence, by name."""

from takar.tables import people, ratings, records

TABLES = {
    schema.name: schema
    for schema in (
        people.EMPLOYEES,
        people.WORK_UNITS,
        people.POSITIONS,
        ratings.COMPETENCY_LEVELS,
        ratings.COMPETENCY_STANDARDS,
        ratings.POTENTIAL_ASPECTS,
        records.PERFORMANCE,
        records.AWARDS,
        records.TEAM_ASSIGNMENTS,
        records.TRAININGS,
        records.EDUCATION_HISTORY,
        records.CLAIMS,
        records.OFFICIAL_SCORES,
        records.POSITION_HISTORY,
        records.SANCTIONS,
        records.SCORES,
        records.EVIDENCE_CHECKS,
    )
}
