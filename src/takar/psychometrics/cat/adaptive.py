"""An adaptive test: which item comes next, and what the answers so far say.

Nothing is remembered between calls: the state goes in and a new one comes out.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.cat.bank import NODES, Bank
from takar.psychometrics.cat.lots import LARGEST_SEED
from takar.psychometrics.cat.sitting import Sittings
from takar.psychometrics.cat.state import BadState, State
from takar.psychometrics.cat.stopping import Ended, Stop, cut_evidence
from takar.psychometrics.irt.scoring import Method, person_scores
from takar.psychometrics.responses import Responses

Selection = Literal["most_informative", "posterior_weighted"]
Exposure = Literal["randomesque", "sympson_hetter", "uncontrolled"]
Places = npt.NDArray[np.intp]
NEAR = 1e-9
WIDE = 4.0
"""So many standard deviations of the prior must lie within the nodes."""


class BadAdaptiveTest(TakarError):
    """Settings that make no adaptive test."""


class NotAsked(TakarError):
    """An answer that does not belong to the item now asked."""


class Next(NamedTuple):
    """The item to ask, or why there is none."""

    item: str | None
    ended: Ended


class Score(NamedTuple):
    """Ability so far and its standard error (expected a posteriori)."""

    theta: float
    se: float


@dataclass(frozen=True)
class AdaptiveTest:
    """Settings of an adaptive test.

    Attributes:
        selection: what makes an item useful: its information at the score so far, or averaged
            over the abilities still likely.
        weighted_items: how many first items are chosen by the average in any case.
        exposure: how often-used items are spared.
        best: among how many of the most useful items the randomesque lot is drawn.
        content: share of each area of content; empty where content does not matter.
        mean, sd: ability before the first answer.
        omitted: whether an item left empty counts as wrong or not at all.
    """

    bank: Bank
    selection: Selection = "most_informative"
    exposure: Exposure = "randomesque"
    content: Mapping[str, float] = field(default_factory=dict)
    stop: Stop = field(default_factory=Stop)
    weighted_items: int = 5
    best: int = 5
    mean: float = 0.0
    sd: float = 1.0
    omitted: Literal["wrong", "ignored"] = "wrong"

    def __post_init__(self) -> None:
        unknown = sorted(set(self.content) - set(self.bank.areas))
        if unknown:
            raise BadAdaptiveTest(
                msg("Isi {areas} tidak ada di bank.", areas=", ".join(unknown)),
                hint=msg("Pilih dari: {areas}.", areas=", ".join(self.bank.areas)),
            )
        if self.content and abs(sum(self.content.values()) - 1) > NEAR:
            raise BadAdaptiveTest(
                msg("Bagian isi harus berjumlah 1."), hint=msg("Tulis misalnya A=0.6, B=0.4.")
            )
        if self.selection not in get_args(Selection) or self.exposure not in get_args(Exposure):
            raise BadAdaptiveTest(msg("Cara memilih butir tidak dikenal."))
        if self.best < 1 or self.sd <= 0 or abs(self.mean) + WIDE * self.sd > NODES[-1]:
            raise BadAdaptiveTest(
                msg("Sebaran kemampuan awal atau undian butir tidak dapat dipakai."),
                hint=msg(
                    "best paling kecil 1; |mean| + 4 sd paling besar {most:g}.", most=NODES[-1]
                ),
            )

    @cached_property
    def log_prior(self) -> npt.NDArray[np.float64]:
        """What is believed of ability before the first answer."""
        return np.asarray(-0.5 * ((NODES - self.mean) / self.sd) ** 2)

    @cached_property
    def evidence(self) -> npt.NDArray[np.float64] | None:
        """What each answer says about the cut; none where there is no cut."""
        return None if self.stop.cut is None else cut_evidence(self.bank, self.stop.cut)

    @cached_property
    def fingerprint(self) -> str:
        """A digest of every setting but the bank, which has its own."""
        said: list[object] = [
            self.selection,
            self.exposure,
            sorted(self.content.items()),
            self.stop,
        ]
        said += [self.weighted_items, self.best, self.mean, self.sd, self.omitted]
        return hashlib.sha256(repr(said).encode()).hexdigest()

    def begin(self, seed: int, *, banned: Iterable[str] = ()) -> State:
        """Return a sitting that has not begun; ``banned`` items were met before."""
        if not 0 <= seed <= LARGEST_SEED:
            raise BadAdaptiveTest(msg("Benih undian harus bilangan bulat 0 sampai 2^63 - 1."))
        known = frozenset(banned) & frozenset(self.bank.places)
        return State(self.bank.fingerprint, self.fingerprint, seed, banned=known)

    def next(self, state: State) -> Next:
        """Return the item to ask now; the same state always asks the same."""
        return self._now(self._sitting(state))

    def answered(self, state: State, item: str, answer: int | None) -> State:
        """Return the sitting after an answer (a category, or none where it was left empty).

        Raises:
            NotAsked: the item is not the one now asked, or has no such category.
        """
        return self._taken(state, item, answer)[0]

    def step(self, state: State, item: str, answer: int | None) -> tuple[State, Next]:
        """Return the sitting after an answer, and the item to ask then: both in one go.

        Raises:
            NotAsked: the item is not the one now asked, or has no such category.
        """
        after, sitting = self._taken(state, item, answer)
        return after, self._now(sitting)

    def score(self, state: State) -> Score:
        """Return ability so far."""
        if not state.theta:
            sitting = self._sitting(state)
            return Score(float(sitting.theta[0]), float(sitting.se[0]))
        return Score(state.theta[-1], state.se[-1])

    def final(self, state: State, method: Method = "WLE") -> Score:
        """Return the score to be reported once the sitting has ended (Warm, 1989).

        The prior that steers the choice of items pulls no weight in it, so people far from the
        middle are not drawn back there; not-a-number where nothing was answered.
        """
        kept = [
            (item, self.counted(answer))
            for item, answer in zip(state.asked, state.answers, strict=True)
            if self.counted(answer) >= 0
        ]
        if not kept:
            return Score(float("nan"), float("nan"))
        items = [self.bank.parameters[self.bank.places[item]] for item, _ in kept]
        answers = Responses.from_array(
            [[answer for _, answer in kept]],
            items=[item for item, _ in kept],
            categories=[item.categories for item in items],
        )
        told = person_scores(items, answers, method=method, mean=self.mean, sd=self.sd)
        return Score(float(told.theta[0]), float(told.se[0]))

    def counted(self, answer: int | None) -> int:
        """Return the category an answer counts as, minus one where it does not count."""
        if answer is None:
            return 0 if self.omitted == "wrong" else -1
        return answer

    def _now(self, sitting: Sittings) -> Next:
        """Return the item a sitting has come to."""
        item, ended = sitting.next()
        if ended[0] != Ended.GOING:
            return Next(None, Ended(int(ended[0])))
        return Next(self.bank.parameters[int(item[0])].item, Ended.GOING)

    def _taken(self, state: State, item: str, answer: int | None) -> tuple[State, Sittings]:
        """Return the record and the sitting after an answer to the item now asked."""
        sitting = self._sitting(state)
        place, ended = sitting.next()
        if ended[0] != Ended.GOING or self.bank.places.get(item) != int(place[0]):
            raise NotAsked(
                msg("Butir {item} tidak sedang ditanyakan.", item=item),
                hint=msg("Muat ulang tes; jawaban yang sudah tersimpan tidak hilang."),
            )
        if answer is not None and not 0 <= answer < self.bank.categories[place[0]]:
            raise NotAsked(msg("Jawaban butir {item} tidak dikenal.", item=item))
        sitting.take(place, np.array([self.counted(answer)]))
        after = State(
            **state.__dict__
            | {
                "asked": (*state.asked, item),
                "answers": (*state.answers, answer),
                "theta": (*state.theta, float(sitting.theta[0])),
                "se": (*state.se, float(sitting.se[0])),
            }
        )
        return after, sitting

    def _sitting(self, state: State) -> Sittings:
        """Return the sitting as it stands, refusing one begun with another bank or rules."""
        if (state.bank, state.rules) != (self.bank.fingerprint, self.fingerprint):
            raise BadAdaptiveTest(
                msg("Tes ini dimulai dengan bank atau aturan yang lain."),
                hint=msg("Lanjutkan dengan versi bank dan aturan yang tercatat."),
            )
        asked, answers = self._recalled(state)
        sitting = Sittings(self, np.array([state.seed], dtype=np.uint64))
        sitting.strike([self.bank.places[item] for item in state.banned])
        sitting.recall(asked, answers)
        return sitting

    def _recalled(self, state: State) -> tuple[Places, Places]:
        """Return the places and answers of a record, refusing what this bank does not hold."""
        known = [item in self.bank.places for item in (*state.asked, *state.banned)]
        asked = np.array([self.bank.places.get(item, 0) for item in state.asked], dtype=np.intp)
        answers = np.array([self.counted(answer) for answer in state.answers], dtype=np.intp)
        if not all(known) or (answers >= self.bank.categories[asked]).any():
            raise BadState(
                msg("Catatan tes adaptif memuat butir atau jawaban yang tidak ada di bank."),
                hint=msg("Pakai catatan yang disimpan oleh tes ini, tanpa diubah."),
            )
        return asked, answers
