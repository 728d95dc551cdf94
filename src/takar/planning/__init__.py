"""Planning: the least that has to be done to reach an aim, found by optimisation and proved."""

from takar.planning.plan import Plan
from takar.planning.problem import Aim, Course, Lift, Limits, Objective, Task
from takar.planning.training_plan import training_plan

__all__ = ["Aim", "Course", "Lift", "Limits", "Objective", "Plan", "Task", "training_plan"]
