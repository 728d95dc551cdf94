"""What an entry would earn in IP ASN if it were verified: the rules run on the evidence with it."""

from dataclasses import dataclass
from decimal import Decimal

from takar.web.claims.models import Claim


@dataclass(frozen=True)
class Worth:
    """The points of a person without and with an entry.

    Attributes:
        year: the measured year.
        before: as the evidence is now.
        after: with the entry verified.
        says: why nothing is gained, where nothing is.
    """

    year: int
    before: Decimal | None
    after: Decimal | None
    says: str = ""

    @property
    def gain(self) -> Decimal:
        """The points gained; from a gap, all of them."""
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


def worth_of(claim: Claim) -> Worth | None:
    """Return what an entry would earn; nothing while it says too little."""
    return None
