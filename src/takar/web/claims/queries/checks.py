"""Whether what somebody entered can be right, by the law of its year."""

from datetime import date

from takar.kernel.language import Message
from takar.web.claims.models import Claim


def faults_in(claim: Claim, day: date) -> dict[str, Message]:
    """Return what is wrong with a claim, by field."""
    return {}
