"""May this person do this? One line each."""

from typing import Any

READERS = ("OPERATOR", "AUDITOR")


def reads_the_log(user: Any, agency: Any) -> bool:
    """The person may read what was done in the agency."""
    return agency is not None and bool(user.is_one_of(agency.pk, *READERS))
