"""How one person's numbers came about: evidence, rule, points, and what would lift them."""

from dataclasses import dataclass

from takar.web.accounts.models import User
from takar.web.results.models import JpmResult, TalentResult


@dataclass(frozen=True)
class Explanation:
    """stub"""


def explanation_of(result: JpmResult | TalentResult, user: User) -> Explanation:
    """Stub."""
    return Explanation()
