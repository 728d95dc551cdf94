"""What is stored about people, posts and careers."""

from takar.web.people.models.batches import BatchState, Change, ImportBatch, RowFault
from takar.web.people.models.employees import Employee
from takar.web.people.models.records import (
    Award,
    CompetencyRecord,
    Education,
    EvidenceCheck,
    OfficialScore,
    PerformanceRating,
    PositionRecord,
    PotentialRecord,
    Record,
    Sanction,
    Score,
    TeamAssignment,
    Training,
)
from takar.web.people.models.units import CompetencyStandard, Position, WorkUnit

RECORDS: dict[str, type[Record]] = {
    "awards": Award,
    "competency_levels": CompetencyRecord,
    "education_history": Education,
    "evidence_checks": EvidenceCheck,
    "official_scores": OfficialScore,
    "performance_ratings": PerformanceRating,
    "position_history": PositionRecord,
    "potential_aspects": PotentialRecord,
    "sanctions": Sanction,
    "scores": Score,
    "team_assignments": TeamAssignment,
    "trainings": Training,
}

__all__ = [
    "RECORDS",
    "Award",
    "BatchState",
    "Change",
    "CompetencyRecord",
    "CompetencyStandard",
    "Education",
    "Employee",
    "EvidenceCheck",
    "ImportBatch",
    "OfficialScore",
    "PerformanceRating",
    "Position",
    "PositionRecord",
    "PotentialRecord",
    "Record",
    "RowFault",
    "Sanction",
    "Score",
    "TeamAssignment",
    "Training",
    "WorkUnit",
]
