"""Desks of a sitting: which of them a proctor sent away."""

from takar.web.sittings.models import Sitting, SittingEvent
from takar.web.sittings.queries.own import own


def first_trusted_desk(sitting: Sitting) -> int:
    """Return the number below which a proctor sent every desk away; 0 if nobody ever did."""
    rows = own(SittingEvent, sitting).filter(kind="PINDAH", by__isnull=False)
    return max((int(facts["desk"]) for facts in rows.values_list("facts", flat=True)), default=0)
