"""Everything that writes about claims."""

from takar.web.claims.actions.deciding import return_claim, undo_claim, verify_claim
from takar.web.claims.actions.entering import Entered, correct_claim, submit_claim, withdraw_claim
from takar.web.claims.actions.files import open_certificate
from takar.web.claims.actions.many import (
    BadChoice,
    Outcome,
    return_claims,
    store_claims,
    take_queue,
    verify_claims,
)
from takar.web.claims.actions.viewing import view_claims

__all__ = [
    "BadChoice",
    "Entered",
    "Outcome",
    "correct_claim",
    "open_certificate",
    "return_claim",
    "return_claims",
    "store_claims",
    "submit_claim",
    "take_queue",
    "undo_claim",
    "verify_claim",
    "verify_claims",
    "view_claims",
    "withdraw_claim",
]
