"""What is stored about the quality of ratings."""

from takar.web.rating_quality.models.decisions import AdjustmentDecision
from takar.web.rating_quality.models.runs import PersonQuality, QualityRun

__all__ = ["AdjustmentDecision", "PersonQuality", "QualityRun"]
