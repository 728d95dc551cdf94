"""A demand as a post keeps it: the way evidence is read, and what it must say; pure."""

import json
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.exact import Refused, read_yaml
from takar.regulations.faults import faults_in
from takar.regulations.requirements import Demand, demand_of

VACANCY_KINDS = {"LOWONG": "Dinyatakan lowong", "DIHAPUS": "Jabatan dihapus"}
CERTAINTIES = {
    "certain": "Pasti",
    "likely": "Kemungkinan besar",
    "unsure": "Belum pasti",
    "assumed": "Anggapan",
}


class BadDemand(TakarError):
    """What somebody wrote is no demand."""


class StoredDemand(BaseModel):
    """What a column keeps of a demand.

    Attributes:
        read: the way evidence is read, one of ``takar.regulations.requirements.DEMANDS``.
        value: the words of that way, as ``{"at_least": "IV/c"}``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1] = 1
    read: str
    value: dict[str, Any]

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Refuse words that this way of reading does not know."""
        demand_of(self.read, self.value)
        return self

    @property
    def demand(self) -> Demand:
        """The demand, typed."""
        return demand_of(self.read, self.value)

    @property
    def text(self) -> str:
        """The words as tables carry them.

        >>> StoredDemand(read="grade", value={"at_least": "IV/c"}).text
        '{"at_least": "IV/c"}'
        """
        return json.dumps(self.value, ensure_ascii=False, sort_keys=True)


def stored_demand(read: str, words: str) -> StoredDemand:
    """Return what somebody wrote as a demand.

    Args:
        read: the way of reading.
        words: as in the law's files, ``{at_least: IV/c}``.

    Raises:
        BadDemand: it cannot be read, or says something this way of reading does not know.
    """
    try:
        value = read_yaml(words.encode())
        if not isinstance(value, dict):
            raise BadDemand(
                msg("Syarat {words} tidak terbaca.", words=words),
                hint=msg("Tulis seperti {example}.", example="{at_least: IV/c}"),
            )
        demand_of(read, value)
        return StoredDemand(read=read, value=value)
    except (Refused, ValidationError) as error:
        fault = faults_in(read, error)[0]
        problem = msg("{place}: {reason}", place=fault.place, reason=fault.reason)
        raise BadDemand(problem, hint=fault.hint) from error
