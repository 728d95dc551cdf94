"""What one fills in: scenarios, their rules, plans, and trainings."""

from takar.web.scenarios.forms.courses import CourseForm
from takar.web.scenarios.forms.plans import PlanForm
from takar.web.scenarios.forms.rule_fields import RulesForm
from takar.web.scenarios.forms.scenarios import CopyForm, PeopleFilter, ScenarioForm

__all__ = ["CopyForm", "CourseForm", "PeopleFilter", "PlanForm", "RulesForm", "ScenarioForm"]
