"""What the room keeps: scenarios of rules, plans of training, and the trainings on offer."""

from takar.web.scenarios.models.courses import CourseType
from takar.web.scenarios.models.plans import PlanStep, TrainingPlan
from takar.web.scenarios.models.scenarios import Movement, Scenario
from takar.web.scenarios.models.sketches import Measure, SketchState

__all__ = [
    "CourseType",
    "Measure",
    "Movement",
    "PlanStep",
    "Scenario",
    "SketchState",
    "TrainingPlan",
]
