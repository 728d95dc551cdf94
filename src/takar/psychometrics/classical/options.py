"""Distractors: who chose which option, whether it drew the weak, whether a key is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.classical.intervals import (
    Codes,
    Flag,
    Floats,
    fisher,
    known,
    percent,
    wilson,
)
from takar.psychometrics.classical.points import Points
from takar.psychometrics.classical.rest_scores import rest_standing
from takar.psychometrics.gaps import Answers
from takar.psychometrics.responses import Gap, Responses
from takar.psychometrics.telling import number_told

GROUPS = 5
RARE = 0.05


class BadOptions(TakarError):
    """The options chosen do not fit the items, or an item has no key."""


@dataclass(frozen=True, eq=False)
class Chosen:
    """Which option each person chose of each item.

    Attributes:
        choices: persons by items; the place of the option in ``names``, or a code of ``Gap``.
        names: the options of each item.
        keys: the places of the right options of each item.
    """

    choices: Answers
    items: tuple[str, ...]
    persons: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    keys: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, table: pa.Table, keys: Mapping[str, Sequence[str]]) -> "Chosen":
        """Read a long table with columns person, item, answer; no row is an item not given.

        An answer that names a gap (OMITTED, NOT_REACHED) is one; any other is an option.

        Raises:
            BadOptions: an item has no key, or a person answered an item twice.
        """
        person, persons = _coded(table["person"])
        item, items = _coded(table["item"])
        if lacking := [name for name in items if not keys.get(name)]:
            raise BadOptions(
                msg("Butir {items} tidak mempunyai kunci.", items=", ".join(lacking)),
                hint=msg("Tambahkan kuncinya dalam berkas kunci."),
            )
        _refuse_repeats(person, item, persons, items)
        answers = [str(one) for one in table["answer"].to_pylist()]
        gaps = {gap.name for gap in Gap}
        seen: list[set[str]] = [set(keys[name]) for name in items]
        for place, answer in zip(item, answers, strict=True):
            if answer not in gaps:
                seen[place].add(answer)
        names = tuple(tuple(sorted(one)) for one in seen)
        codes = [{name: at for at, name in enumerate(one)} for one in names]
        gap_codes = {gap.name: int(gap) for gap in Gap}
        choices = np.full((len(persons), len(items)), Gap.NOT_GIVEN, dtype=np.int16)
        choices[person, item] = [
            gap_codes.get(answer, codes[place].get(answer, 0))
            for place, answer in zip(item, answers, strict=True)
        ]
        right = tuple(tuple(codes[at][one] for one in keys[name]) for at, name in enumerate(items))
        return cls(choices, items, persons, names, right)

    def responses(self) -> Responses:
        """Return right and wrong, gaps kept."""
        answers = self.choices.copy()
        for place, keys in enumerate(self.keys):
            column = self.choices[:, place]
            answers[:, place] = np.where(column >= 0, np.isin(column, keys), column)
        return Responses.from_array(
            answers, items=self.items, persons=self.persons, categories=[2] * len(self.items)
        )


@dataclass(frozen=True)
class OptionStatistic:
    """One option of one item.

    Attributes:
        share: of those who answered, with its interval.
        rest: how choosing it goes with the score on the other items, with its interval.
        standing: mean standing (in standard deviations) of those who chose it.
        curve: share who chose it in each fifth of the persons, the weakest first.
    """

    option: str
    is_key: bool
    n: int
    share: float | None
    share_low: float | None
    share_high: float | None
    rest: float | None
    rest_low: float | None
    rest_high: float | None
    standing: float | None
    curve: tuple[float | None, ...]
    flags: tuple[Flag, ...] = ()


def option_statistics(
    responses: Responses, points: Points, chosen: Chosen
) -> tuple[tuple[OptionStatistic, ...], ...]:
    """Return the options of every item, each with its flags.

    Reference: Haladyna (2004).

    Raises:
        BadOptions: the choices are of other persons or items than the responses.
    """
    if chosen.items != responses.items or chosen.persons != responses.persons:
        raise BadOptions(
            msg("Pilihan dan nilai bukan dari orang dan butir yang sama."),
            hint=msg("Ambil keduanya dari berkas yang sama."),
        )
    met = (responses.answers != Gap.NOT_GIVEN).any(axis=1)
    choices = chosen.choices[met]
    return tuple(
        _flagged(_options(points, choices[:, place], chosen, place))
        for place in range(len(chosen.items))
    )


def _options(
    points: Points, choice: Answers, chosen: Chosen, place: int
) -> tuple[OptionStatistic, ...]:
    """Return the options of one item."""
    standing = rest_standing(points, place)
    used = (choice >= 0) & np.isfinite(standing)
    total = int((choice >= 0).sum())
    fifths = fifth_of(standing[used])
    sizes = np.bincount(fifths, minlength=GROUPS)
    return tuple(
        _option(
            name,
            code in chosen.keys[place],
            (int((choice == code).sum()), total),
            standing[used],
            choice[used] == code,
            np.bincount(fifths[choice[used] == code], minlength=GROUPS) / np.maximum(sizes, 1),
        )
        for code, name in enumerate(chosen.names[place])
    )


def _option(
    name: str,
    is_key: bool,  # noqa: FBT001 -- one of six facts of an option
    counts: tuple[int, int],
    standing: Floats,
    took: np.ndarray,
    curve: Floats,
) -> OptionStatistic:
    n, total = counts
    share = n / total if total else np.nan
    low, high = wilson(share if total else 0, total)
    r = correlation(took.astype(np.float64), standing)
    r_low, r_high = fisher(r, standing.size)
    return OptionStatistic(
        option=name,
        is_key=is_key,
        n=n,
        share=known(share),
        share_low=known(float(low)),
        share_high=known(float(high)),
        rest=known(r),
        rest_low=known(float(r_low)),
        rest_high=known(float(r_high)),
        standing=known(standing[took].mean()) if took.any() else None,
        curve=tuple(float(one) for one in curve) if standing.size else (None,) * GROUPS,
    )


def _flagged(options: tuple[OptionStatistic, ...]) -> tuple[OptionStatistic, ...]:
    """Return the options of an item with what is to be looked at."""
    keys = [one for one in options if one.is_key and one.rest_high is not None]
    best = max((one.rest_high or -1.0 for one in keys), default=None)
    return tuple(replace(one, flags=_flags(one, best)) for one in options)


def _flags(option: OptionStatistic, best_key: float | None) -> tuple[Flag, ...]:
    """Say what is wrong with a distractor; a key is judged with its item."""
    if option.is_key:
        return ()
    facts: dict[str, object] = {"option": option.option, "n": option.n}
    if option.n == 0:
        return (Flag("NEVER_CHOSEN", msg("Pilihan {option} tidak dipilih siapa pun.", **facts)),)
    found = []
    if option.rest_low is not None and option.rest is not None and option.rest_high is not None:
        facts |= {
            "r": number_told(option.rest),
            "low": number_told(option.rest_low),
            "high": number_told(option.rest_high),
        }
        if best_key is not None and option.rest_low > best_key:
            told = msg(
                "Kunci mungkin salah: pilihan {option} dipilih orang yang lebih mampu daripada "
                "kunci (korelasi {r}, selang {low} sampai {high}, n={n}).",
                **facts,
            )
            found.append(Flag("MISKEY", told))
        elif option.rest_low > 0:
            told = msg(
                "Pengecoh {option} menarik orang yang mampu "
                "(korelasi {r}, selang {low} sampai {high}, n={n}).",
                **facts,
            )
            found.append(Flag("DISTRACTOR", told))
    if option.share_high is not None and option.share_high < RARE:
        facts["share"] = percent(option.share or 0.0)
        told = msg("Pengecoh {option} jarang dipilih: {share} (n={n}).", **facts)
        found.append(Flag("RARE", told))
    return tuple(found)


def correlation(x: Floats, y: Floats) -> float:
    """Return a correlation; NaN where one of the two does not vary."""
    if x.size < 2:
        return float("nan")
    x, y = x - x.mean(), y - y.mean()
    size = float(np.sqrt((x @ x) * (y @ y)))
    return float(x @ y) / size if size > 1e-12 else float("nan")


def fifth_of(standing: Floats) -> Codes:
    """Return the fifth of each person, 0 for the weakest; who stands alike is in the same one."""
    values, place, counts = np.unique(
        np.round(standing, 12), return_inverse=True, return_counts=True
    )
    if not values.size:
        return np.zeros(0, dtype=np.int64)
    middle = np.cumsum(counts) - counts / 2
    fifths = np.minimum((GROUPS * middle / counts.sum()).astype(np.int64), GROUPS - 1)
    return np.asarray(fifths[place.ravel()])


def _coded(column: pa.ChunkedArray) -> tuple[Codes, tuple[str, ...]]:
    """Return the codes of a column and its names, sorted."""
    names, codes = np.unique(
        np.asarray(column.cast(pa.string()).to_pylist(), dtype=object), return_inverse=True
    )
    return codes.astype(np.int64).ravel(), tuple(str(one) for one in names)


def _refuse_repeats(
    person: Codes, item: Codes, persons: tuple[str, ...], items: tuple[str, ...]
) -> None:
    again = np.flatnonzero(np.bincount(person * len(items) + item) > 1)
    if again.size:
        who, what = divmod(int(again[0]), len(items))
        raise BadOptions(
            msg(
                "{person} tercatat dua kali menjawab butir {item}.",
                person=persons[who],
                item=items[what],
            ),
            hint=msg("Simpan satu jawaban saja untuk setiap orang dan butir."),
        )
