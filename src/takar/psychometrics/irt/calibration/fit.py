"""A calibration that cannot change: items, groups, how sure they are, and whether it converged."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.irt.models import ItemParameters

VERSION = 1


class UnknownVersion(TakarError):
    """A stored calibration of a version that is not known here."""


@dataclass(frozen=True)
class ItemErrors:
    """Standard errors of one item, named as in :class:`ItemParameters`; zero where it was fixed.

    Attributes:
        b: standard errors of the difficulties, by the delta method.
    """

    item: str
    a: float
    d: tuple[float, ...]
    c: float
    b: tuple[float, ...]


@dataclass(frozen=True)
class GroupAbility:
    """Mean and spread of ability in one group; standard errors are zero where they are fixed."""

    name: str
    mean: float
    sd: float
    mean_se: float
    sd_se: float
    persons: float


@dataclass(frozen=True)
class IrtFit:
    """Items on one scale, ability being N(0, 1) in the reference group unless items were fixed.

    Attributes:
        se: standard errors, NaN where the information has no inverse; empty where not asked for.
        loglik: log-likelihood of the answers; ``penalised`` with the beliefs added.
        parameters: how many numbers were estimated.
        gradient: largest slope left, per person: the certificate of the top.
        iterations: how often expected counts were made.
        change_on_doubling: what twice as many nodes would change of the log-likelihood.
        excluded: items that could not be estimated, with the reason.
        errors: the kind of standard errors.
    """

    items: tuple[ItemParameters, ...]
    se: tuple[ItemErrors, ...]
    groups: tuple[GroupAbility, ...]
    loglik: float
    penalised: float
    parameters: int
    gradient: float
    iterations: int
    nodes: int
    change_on_doubling: float
    has_converged: bool
    warnings: tuple[Message, ...]
    n_used: float
    n_excluded: float
    excluded: tuple[tuple[str, Message], ...]
    errors: str

    def __getitem__(self, item: str) -> ItemParameters:
        """Return the parameters of an item by its name."""
        return next(one for one in self.items if one.item == item)

    @property
    def by_item(self) -> dict[str, ItemParameters]:
        """The parameters of each item by its name, ready to be fixed elsewhere."""
        return {one.item: one for one in self.items}

    @property
    def aic(self) -> float:
        """Akaike's criterion."""
        return 2 * self.parameters - 2 * self.loglik

    def to_json(self) -> str:
        """Return the fit as text that :meth:`from_json` reads back, NaN as null."""
        return json.dumps({"version": VERSION, **_without_nan(asdict(self))})

    @classmethod
    def from_json(cls, text: str) -> "IrtFit":
        """Read a stored fit."""
        told = json.loads(text)
        if told.pop("version", None) != VERSION:
            raise UnknownVersion(
                msg("Versi hasil kalibrasi ini tidak dikenal."),
                hint=msg("Kalibrasikan ulang datanya."),
            )
        return cls(
            **{
                **told,
                "items": tuple(
                    ItemParameters(**{**one, "d": tuple(one["d"])}) for one in told["items"]
                ),
                "se": tuple(ItemErrors(**_with_nan(one)) for one in told["se"]),
                "groups": tuple(GroupAbility(**_with_nan(one)) for one in told["groups"]),
                "warnings": tuple(Message(**one) for one in told["warnings"]),
                "excluded": tuple((name, Message(**why)) for name, why in told["excluded"]),
            }
        )


def _without_nan(told: Any) -> Any:
    """Return the same with null in place of numbers that are none."""
    if isinstance(told, dict):
        return {name: _without_nan(one) for name, one in told.items()}
    if isinstance(told, list | tuple):
        return [_without_nan(one) for one in told]
    return None if isinstance(told, float) and told != told else told  # noqa: PLR0124 -- NaN


def _with_nan(told: dict[str, Any]) -> dict[str, Any]:
    """Return the same with NaN in place of null, and tuples in place of lists."""
    nan = float("nan")
    return {
        name: tuple(nan if x is None else x for x in one)
        if isinstance(one, list)
        else nan
        if one is None
        else one
        for name, one in told.items()
    }
