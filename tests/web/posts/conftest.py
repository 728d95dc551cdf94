from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from takar.web.kit.scope import scope
from takar.web.people.models import Employee, Position
from tests.cast import Cast, employee

DAY = date(2025, 5, 14)


@dataclass(frozen=True)
class Seats:
    """The cast with four posts: held, vacant, held by a PPPK, and held twice."""

    cast: Cast
    head: Position
    vacant: Position
    contract: Position
    twice: Position
    holder: Employee
    pppk: Employee


@pytest.fixture
def seats(cast: Cast) -> Iterator[Seats]:
    """Four posts of the agency, in its scope."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):

        def post(code: str, title: str, tier: str) -> Position:
            return Position.objects.create(
                agency=cast.agency, code=code, unit=cast.unit, title=title, tier=tier
            )

        head = post("K1", "Kepala Dinas Contoh", "JPT_PRATAMA")
        vacant = post("K2", "Kepala Bidang Contoh", "ADMINISTRATOR")
        contract = post("K3", "Penata Kelola Contoh", "AHLI_PERTAMA")
        twice = post("K4", "Kepala Subbagian Contoh", "PENGAWAS")
        holder = employee(
            cast.agency,
            cast.unit,
            "Ani",
            11,
            position=head,
            position_title=head.title,
            position_tier="JPT_PRATAMA",
            birth_on=date(1966, 8, 23),
            positioned_on=date(2021, 1, 3),
        )
        pppk = employee(
            cast.agency,
            cast.unit,
            "Beni",
            12,
            position=contract,
            employment="PPPK",
            position_tier="AHLI_PERTAMA",
            birth_on=date(1990, 1, 1),
        )
        for number, name in ((13, "Cici"), (14, "Dodi")):
            employee(cast.agency, cast.unit, name, number, position=twice)
        yield Seats(cast, head, vacant, contract, twice, holder, pppk)
