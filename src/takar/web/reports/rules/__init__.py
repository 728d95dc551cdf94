"""The lines and sentences of reports, pure; one file for each kind of report."""

from takar.web.reports.rules.lines import (
    BLANK,
    PLACEMENT,
    CompetencyLine,
    areas,
    average,
    cluster_sentence,
    gap_summaries,
    jpm_sentence,
    level_text,
    strengths,
)

__all__ = [
    "BLANK",
    "PLACEMENT",
    "CompetencyLine",
    "areas",
    "average",
    "cluster_sentence",
    "gap_summaries",
    "jpm_sentence",
    "level_text",
    "strengths",
]
