"""Batches as tests send them, without a tablet."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from takar.web.accounts.models import User
from takar.web.assessments.models import Assignment
from takar.web.rating_sheets.actions import receive
from takar.web.rating_sheets.rules.cells import Answer, Parcel
from tests.web.assessments.tables import COMPETENCIES

DEVICE, SECOND = UUID(int=1), UUID(int=2)
SENT = datetime(2025, 5, 14, 9, tzinfo=UTC)


def cell(sheet: int, competency: str = "INTEGRITAS", level: str | None = "3", **more: Any) -> Any:
    """Return a change of one cell."""
    said = {"level": level, **more.pop("said", {})}
    return {
        "uuid": str(uuid4()),
        "sheet": sheet,
        "kind": "SEL",
        "competency": competency,
        "value": said,
        "sequence": 1,
        "made_at": SENT.isoformat(),
        **more,
    }


def submission(sheet: int) -> Any:
    """Return the submission of a sheet."""
    return cell(sheet, "", None, kind="KIRIM")


def whole(sheet: int, level: str = "3") -> list[Any]:
    """Return every cell of a sheet, and its submission."""
    return [*(cell(sheet, one, level) for one in COMPETENCIES), submission(sheet)]


def parcel(*changes: Any, device: UUID = DEVICE, sent_at: datetime = SENT) -> Parcel:
    """Return a batch of one device."""
    return Parcel(version=1, device=device, sent_at=sent_at, changes=list(changes))


def sent(sender: User, where: Assignment, *changes: Any, device: UUID = DEVICE) -> list[Answer]:
    """Send changes at the moment their tablet says."""
    agency = where.participant.event.agency
    return receive(sender, agency, parcel(*changes, device=device), now=SENT)


def states(answers: list[Answer]) -> list[str]:
    """Return what became of each change."""
    return [f"{one.state} {one.because}".strip() for one in answers]
