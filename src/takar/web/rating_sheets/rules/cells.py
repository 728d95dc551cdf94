"""What travels between tablet and server, and what a cell says; pure."""

from datetime import MAXYEAR, MINYEAR, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer

MOST_CHANGES = 200
LONGEST = 4000
FARTHEST = 2**53


def writable(text: str) -> str:
    """Return the text, or refuse what no keyboard writes and no database keeps.

    Raises:
        ValueError: it holds a zero byte or half a character.
    """
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        message = "not writable"
        raise ValueError(message)
    return text


def exact(level: Decimal | None) -> Decimal | None:
    """Return a level without needless zeros, so that 3 and 3.00 are one.

    Raises:
        ValueError: it is no number.
    """
    if level is None:
        return None
    if not level.is_finite() or level.adjusted() > 2 or len(level.as_tuple().digits) > 8:
        message = "no level"
        raise ValueError(message)
    return Decimal(f"{level.normalize():f}")


Text = Annotated[str, AfterValidator(writable)]
Level = Annotated[
    Decimal | None,
    AfterValidator(exact),
    PlainSerializer(lambda level: None if level is None else f"{level:f}", return_type=str | None),
]


def datable(moment: datetime) -> datetime:
    """Return the moment, or refuse one that falls out of the calendar in another zone.

    Raises:
        ValueError: it lies in the first or the last year.
    """
    if not MINYEAR < moment.year < MAXYEAR:
        message = "no date"
        raise ValueError(message)
    return moment


class Kept(BaseModel):
    """Something stored or sent as JSON: nothing unknown in it, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Cell(Kept):
    """What an assessor says of one competency; for the note of a sheet only ``evidence``.

    Attributes:
        level: what was seen; a gap is no level, never zero.
        behaviours: codes of the behaviours ticked, as ``3.1``: level, place.
        unseen_because: why nothing was seen, instead of a level.
    """

    version: Literal[1] = 1
    level: Level = None
    evidence: Annotated[Text, Field(max_length=LONGEST)] = ""
    behaviours: list[Annotated[Text, Field(max_length=12)]] = Field(
        default_factory=list, max_length=60
    )
    unseen_because: Annotated[Text, Field(max_length=500)] = ""

    @property
    def is_answered(self) -> bool:
        """There is a level, or a reason why there is none."""
        return self.level is not None or bool(self.unseen_because.strip())

    @property
    def is_empty(self) -> bool:
        """Nothing at all was written."""
        return self == EMPTY


EMPTY = Cell()


class Change(Kept):
    """One thing an assessor did, as the tablet sends it.

    Attributes:
        sheet: the assignment whose sheet it is.
        base: the change it was made upon; none on an empty cell.
        sequence: its number on the device.
        made_at: what the clock of the tablet said.
        settles: conflicting changes that this one answers.
        is_lone: the device holds no earlier change any more.
    """

    uuid: UUID
    sheet: Annotated[int, Field(ge=1, le=FARTHEST)]
    kind: Literal["SEL", "CATATAN", "KIRIM"]
    competency: Annotated[Text, Field(max_length=60)] = ""
    value: Cell = EMPTY
    base: UUID | None = None
    sequence: Annotated[int, Field(ge=1, le=FARTHEST)]
    made_at: Annotated[datetime, AfterValidator(datable)]
    settles: list[UUID] = Field(default_factory=list, max_length=100)
    is_lone: bool = False


class Parcel(Kept):
    """A batch as it arrives; its changes are read one by one, so that one bad stops no other.

    Attributes:
        owner: for whom the tablet keeps it; nobody else may send it.
        sent_at: what the clock of the tablet said when it was sent.
    """

    version: Literal[1]
    device: UUID
    owner: Annotated[Text, Field(max_length=120)] = ""
    sent_at: datetime
    changes: list[dict[str, object]] = Field(max_length=MOST_CHANGES)


class Answer(Kept):
    """What became of one change.

    Attributes:
        uuid: the change; as sent, when it could not be read.
        state: a state of the journal, or TUNGGU or RUSAK: not kept, the tablet keeps it.
        said: what to tell the assessor.
    """

    uuid: str
    state: str
    because: str = ""
    said: str = ""
