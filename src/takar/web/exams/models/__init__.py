"""What is stored about exams."""

from takar.web.exams.models.adaptive import AdaptivePool, ExposureControl
from takar.web.exams.models.forms import Exam, ExamForm, FormItem
from takar.web.exams.models.sessions import ExamRoom, ExamSession, Registration

__all__ = [
    "AdaptivePool",
    "Exam",
    "ExamForm",
    "ExamRoom",
    "ExamSession",
    "ExposureControl",
    "FormItem",
    "Registration",
]
