"""Posts and the people who hold them, as a forecast reads them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Post:
    """One seat.

    Attributes:
        tier: of ``positions.tiers``; ``None`` where it is not known.
        is_target: named as a target post.
        is_critical: essential, hard to fill, or at risk of standing empty.
    """

    position_id: str
    title: str
    tier: str | None
    work_unit_id: str | None = None
    is_target: bool = False
    is_critical: bool = False


@dataclass(frozen=True)
class Holder:
    """Somebody who holds a post; what is not known is ``None``.

    Attributes:
        employment: PNS, CPNS, PPPK or PPPK_PARUH_WAKTU.
        contract_ends_on: the last day of the contract, of PPPK alone.
        legal_status: a code of ``codes.legal_statuses``; who is not active holds no seat.
    """

    employee_id: str
    position_id: str | None
    employment: str
    birth_on: date | None = None
    title: str = ""
    tier: str | None = None
    positioned_on: date | None = None
    contract_ends_on: date | None = None
    legal_status: str | None = None
