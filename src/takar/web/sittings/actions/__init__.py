"""Everything that writes sittings.

What a candidate does has no actor with an account: it is kept in the events of the sitting. What a
proctor does is a recorded act, and an event beside it.
"""

from takar.web.sittings.actions.closing import (
    close_due,
    close_session,
    count_exposures,
    sign_off,
)
from takar.web.sittings.actions.proctoring import (
    add_time,
    add_time_to_all,
    restart_desk,
    rule_late,
    send_message,
    send_message_to_all,
    stop_sitting,
    take_time_back,
)

__all__ = [
    "add_time",
    "add_time_to_all",
    "close_due",
    "close_session",
    "count_exposures",
    "restart_desk",
    "rule_late",
    "send_message",
    "send_message_to_all",
    "sign_off",
    "stop_sitting",
    "take_time_back",
]
