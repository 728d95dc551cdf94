"""Everything a report tells, read at once."""

from takar.web.reports.queries.events import (
    EventReport,
    NotMeasured,
    PersonReport,
    office_code,
    report_of,
    reportable_events,
)

__all__ = [
    "EventReport",
    "NotMeasured",
    "PersonReport",
    "office_code",
    "report_of",
    "reportable_events",
]
