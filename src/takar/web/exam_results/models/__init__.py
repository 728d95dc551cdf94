"""What is stored about the results of exams."""

from takar.web.exam_results.models.alarms import Alarm
from takar.web.exam_results.models.analyses import CutTable, ItemAnalysis
from takar.web.exam_results.models.inquiries import Inquiry
from takar.web.exam_results.models.scores import ManualMark, PersonScore, ScoreRun

__all__ = ["Alarm", "CutTable", "Inquiry", "ItemAnalysis", "ManualMark", "PersonScore", "ScoreRun"]
