"""Everything of the room that writes."""

from takar.web.assessments.actions.anchors import word_anchor
from takar.web.assessments.actions.assigning import Assigned, assign, revoke
from takar.web.assessments.actions.conflicts import declare_conflict, withdraw_conflict
from takar.web.assessments.actions.designing import (
    apply_template,
    set_complexity,
    set_methods,
    undo_template,
)
from takar.web.assessments.actions.events import (
    create_event,
    describe_event,
    move_to,
    set_criteria,
)
from takar.web.assessments.actions.integrating import (
    integrate,
    restore_level,
    set_level,
    write_profile,
)
from takar.web.assessments.actions.measuring import measure_event
from takar.web.assessments.actions.participants import (
    add_participant,
    choose_participants,
    mark_attendance,
    remove_participant,
)
from takar.web.assessments.actions.reading import (
    take_choice,
    take_results,
    take_template,
    view_history,
)
from takar.web.assessments.actions.scores import (
    record_potentials,
    record_scores,
    record_scores_table,
)
from takar.web.assessments.actions.signing import correct_level, sign_event
from takar.web.assessments.actions.staffing import (
    change_seat,
    invite_guest,
    recall_assessor,
    release_assessor,
    seat_assessor,
)
from takar.web.assessments.rules.refusals import BadPlan

__all__ = [
    "Assigned",
    "BadPlan",
    "add_participant",
    "apply_template",
    "assign",
    "change_seat",
    "choose_participants",
    "correct_level",
    "create_event",
    "declare_conflict",
    "describe_event",
    "integrate",
    "invite_guest",
    "mark_attendance",
    "measure_event",
    "move_to",
    "recall_assessor",
    "record_potentials",
    "record_scores",
    "record_scores_table",
    "release_assessor",
    "remove_participant",
    "restore_level",
    "revoke",
    "seat_assessor",
    "set_complexity",
    "set_criteria",
    "set_level",
    "set_methods",
    "sign_event",
    "take_choice",
    "take_results",
    "take_template",
    "undo_template",
    "view_history",
    "withdraw_conflict",
    "word_anchor",
    "write_profile",
]
