"""Pages of the room."""

from takar.web.exam_results.views import corrections, exams, runs

__all__ = ["corrections", "exams", "runs"]
