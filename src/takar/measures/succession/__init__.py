"""Succession: vacancies to come, match and readiness for a target post, order, depth, calibration.

Plain facts and the law in, plain frozen answers out; everything is exact, and what is missing is
told and never counts as bad. The steps are told in ``docs/explanation/vacancies.md`` and
``docs/explanation/succession.md``. :mod:`takar.runs.succession` builds the facts from tables.

- :func:`vacancies` and :func:`by_period`: which posts are or will be vacant, and how sure that is.
- :func:`match`: levels against the standard of a target post (:class:`Standards`,
  :func:`latest_levels`).
- :func:`readiness`: now, in one to two years, later, or not known, from box, match and an
  :class:`Outcome` of the requirements.
- :func:`candidate` and :func:`profiled`: the facts of one person for one post.
- :func:`succession`: the ordered list of a post, by a :class:`Setting`; :func:`compare`: two to
  four side by side.
- :func:`bench`, :func:`post_risks`, :func:`unit_benches`: how deep the bench is.
- :func:`proposed`, :func:`group_conditions`, :func:`status`, :func:`changes`: succession group and
  talent pool.
- :func:`calibration` and :func:`quorum`: a committee's meeting in numbers.
"""

from takar.measures.succession.bench import (
    Bench,
    PostRisk,
    UnitBench,
    bench,
    filled_at_once,
    post_risks,
    unit_benches,
)
from takar.measures.succession.calibration import (
    Calibration,
    Flag,
    Move,
    Quorum,
    calibration,
    direction_of,
    quorum,
)
from takar.measures.succession.candidates import (
    Between,
    Candidate,
    Profiled,
    candidate,
    final_score,
    possible_boxes,
    profiled,
)
from takar.measures.succession.comparison import BadComparison, Comparison, Line, Spoke, compare
from takar.measures.succession.conditions import GroupCondition, group_conditions
from takar.measures.succession.departures import Departure, Leaving, LeavingRules, leaving
from takar.measures.succession.groups import (
    Change,
    Membership,
    Proposed,
    changes,
    proposed,
    status,
    until_of,
)
from takar.measures.succession.listing import (
    NoSuchKey,
    Outside,
    Setting,
    Standing,
    SuccessionList,
)
from takar.measures.succession.matching import (
    Gap,
    Match,
    NoStandard,
    Seen,
    Standard,
    Standards,
    latest_levels,
    match,
)
from takar.measures.succession.ranking import succession
from takar.measures.succession.readiness import Condition, Outcome, Readiness, Reading, readiness
from takar.measures.succession.seats import Holder, Post
from takar.measures.succession.vacancies import (
    Forecast,
    PeriodCount,
    UnknownLeaving,
    Vacancy,
    by_period,
    vacancies,
)

__all__ = [
    "BadComparison",
    "Bench",
    "Between",
    "Calibration",
    "Candidate",
    "Change",
    "Comparison",
    "Condition",
    "Departure",
    "Flag",
    "Forecast",
    "Gap",
    "GroupCondition",
    "Holder",
    "Leaving",
    "LeavingRules",
    "Line",
    "Match",
    "Membership",
    "Move",
    "NoStandard",
    "NoSuchKey",
    "Outcome",
    "Outside",
    "PeriodCount",
    "Post",
    "PostRisk",
    "Profiled",
    "Proposed",
    "Quorum",
    "Readiness",
    "Reading",
    "Seen",
    "Setting",
    "Spoke",
    "Standard",
    "Standards",
    "Standing",
    "SuccessionList",
    "UnitBench",
    "UnknownLeaving",
    "Vacancy",
    "bench",
    "by_period",
    "calibration",
    "candidate",
    "changes",
    "compare",
    "direction_of",
    "filled_at_once",
    "final_score",
    "group_conditions",
    "latest_levels",
    "leaving",
    "match",
    "possible_boxes",
    "post_risks",
    "profiled",
    "proposed",
    "quorum",
    "readiness",
    "status",
    "succession",
    "unit_benches",
    "until_of",
    "vacancies",
]
