"""Development: what people need to learn, the columns of the official forms, what took place.

- :func:`needs`: from gaps against the present post and the post aimed at, with priority.
- :func:`akpk_rows`, :func:`akpd_rows`, :func:`hcdp_rows`: the official columns.
- :func:`training_rows`: attendance turned into evidence; :func:`hours_of_year`: the yearly least.

The plan under a budget is :func:`takar.planning.competency_gaps.gap_plan`; the steps are told in
``docs/explanation/development_needs.md``.
"""

from takar.measures.development.follow_up import (
    Attendance,
    BadAttendance,
    HoursOfYear,
    hours_of_year,
    training_rows,
)
from takar.measures.development.forms import (
    AKPD,
    AKPK,
    HCDP,
    Deed,
    Deeds,
    Named,
    Planned,
    akpd_rows,
    akpk_rows,
    hcdp_rows,
)
from takar.measures.development.needs import (
    PRESENT,
    TARGET,
    Learner,
    Need,
    Needs,
    Unassessed,
    has_performance_gap,
    needs,
)

__all__ = [
    "AKPD",
    "AKPK",
    "HCDP",
    "PRESENT",
    "TARGET",
    "Attendance",
    "BadAttendance",
    "Deed",
    "Deeds",
    "HoursOfYear",
    "Learner",
    "Named",
    "Need",
    "Needs",
    "Planned",
    "Unassessed",
    "akpd_rows",
    "akpk_rows",
    "has_performance_gap",
    "hcdp_rows",
    "hours_of_year",
    "needs",
    "training_rows",
]
