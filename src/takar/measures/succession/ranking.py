"""The succession list of a target post: who stands where, by which keys, and who cannot be ranked.

Law: Keputusan Kepala BKN 411/2025 (shares of the final score), PermenPANRB 3/2020 (boxes); no
rule of law orders equals. The steps are told in ``docs/explanation/succession.md``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import sha256
from itertools import chain

from takar.kernel.language import msg
from takar.measures.succession.candidates import Between, Candidate, final_score
from takar.measures.succession.listing import (
    NoSuchKey,
    Outside,
    Setting,
    Standing,
    SuccessionList,
)
from takar.measures.succession.readiness import MET, NOT_MET, UNKNOWN, in_boxes
from takar.measures.succession.seats import Post
from takar.measures.talent import profile_of
from takar.regulations.law import Law

NOT_ELIGIBLE, OTHER_BOX = "SYARAT_TIDAK_TERPENUHI", "DI_LUAR_KOTAK"
BOX, REQUIREMENTS = "box", "requirements"
SPANS = ("FINAL", "TALENT", "PERFORMANCE", "POTENTIAL", "JPM")
KEYS = (*SPANS, "BOX", "READINESS", "GRADE", "GRADED_ON")
Key = Callable[[Candidate], Fraction | None]
Spans = Mapping[str, Between]
Gaps = Mapping[str, tuple[str, ...]]
Ends = Callable[[str, int | None], tuple[int, int]]


@dataclass
class _Board:
    """What is needed to order candidates of one post."""

    keys: Mapping[str, Key]
    finals: Mapping[str, Between]
    wish: Setting
    skipped: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def leading(self, one: Candidate) -> Fraction | None:
        return _span(one, next(iter(self.keys)), self.finals).value

    def lot(self, one: Candidate) -> str:
        return sha256(f"{self.wish.word}\x1f{one.employee_id}".encode()).hexdigest()[:12]


def succession(
    post: Post, candidates: Iterable[Candidate], law: Law, setting: Setting | None = None
) -> SuccessionList:
    """Order the candidates of a target post.

    Args:
        post: the post aimed at.
        candidates: everybody considered, each matched against this post.
        law: the law in force.
        setting: of the committee; by default all as the law says.

    Raises:
        NoSuchKey: the list is to be ordered by an unknown key.
    """
    wish = setting or Setting()
    boxes, keys = _boxes(wish, law), _keys(wish, law)
    shares = profile_of(law).final.get(post.tier or "")
    everybody = sorted(candidates, key=lambda one: one.employee_id)
    finals = {one.employee_id: final_score(one.profile, shares) for one in everybody}
    board = _Board({key: _key(key, finals, law) for key in keys}, finals, wish)
    outside = tuple(found for one in everybody if (found := _outside(one, boxes)))
    out = {found.candidate.employee_id for found in outside}
    ranked, unranked = _stood(
        [one for one in everybody if one.employee_id not in out], board, boxes
    )
    return SuccessionList(
        post=post,
        ranked=ranked,
        unranked=unranked,
        outside=outside,
        keys=keys,
        skipped=tuple(board.skipped),
        shares=shares,
        boxes=boxes,
        word=wish.word,
        is_unchecked=any(own.candidate.outcome is None for own in ranked),
    )


def _stood(
    inside: list[Candidate], board: _Board, boxes: tuple[int, ...]
) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return those who can be ranked, in order, and those who cannot yet."""
    first = next(iter(board.keys))
    gaps = {one.employee_id: tuple(_missing(one, boxes, board, first)) for one in inside}
    spans = {one.employee_id: _span(one, first, board.finals) for one in inside}
    ends = _reach(spans, gaps)
    known = [one for one in inside if not gaps[one.employee_id]]
    unranked = (one for one in inside if gaps[one.employee_id])
    return (
        tuple(_placed(_ordered([known], board), board, ends)),
        tuple(_waiting(one, board, ends, gaps) for one in unranked),
    )


def _waiting(one: Candidate, board: _Board, ends: Ends, gaps: Gaps) -> Standing:
    own = one.employee_id
    best, worst = ends(own, None)
    return Standing(one, board.finals[own], None, best, worst, gaps[own], board.lot(one))


def _boxes(wish: Setting, law: Law) -> tuple[int, ...]:
    if wish.boxes is not None:
        return wish.boxes
    return tuple(int(box) for box in law.record("talent.succession_boxes")["agency"])


def _keys(wish: Setting, law: Law) -> tuple[str, ...]:
    keys = wish.keys or tuple(law.record("talent.succession_keys")["keys"])
    for key in keys:
        if key not in KEYS:
            raise NoSuchKey(
                msg("Kunci urutan {key} tidak dikenal.", key=key),
                hint=msg("Pilih dari: {known}.", known=", ".join(KEYS)),
            )
    return keys


def _outside(one: Candidate, boxes: tuple[int, ...]) -> Outside | None:
    """Tell why somebody is surely not in the list."""
    if one.outcome is not None and one.outcome.value == NOT_MET:
        return Outside(one, NOT_ELIGIBLE, one.outcome.failed)
    if boxes and in_boxes(one.profile.boxes, boxes) is False:
        return Outside(one, OTHER_BOX, tuple(str(box) for box in sorted(one.profile.boxes)))
    return None


def _missing(one: Candidate, boxes: tuple[int, ...], board: _Board, first: str) -> Iterable[str]:
    """Yield what keeps somebody from being ranked."""
    is_checked = one.outcome is not None or not board.wish.may_be_unchecked
    if is_checked and (one.outcome is None or one.outcome.value != MET):
        yield REQUIREMENTS
    if boxes and in_boxes(one.profile.boxes, boxes) is None:
        yield BOX
    if board.keys[first](one) is None:
        yield first


def _key(name: str, finals: Mapping[str, Between], law: Law) -> Key:
    """Return what reads a key; the greater value comes first."""
    if name in SPANS:
        return lambda one: _span(one, name, finals).value
    if name == "BOX":
        return lambda one: Fraction(*one.profile.boxes) if len(one.profile.boxes) == 1 else None
    if name == "READINESS":
        labels = [code for code in law.codes("talent.readiness_labels") if code != UNKNOWN]
        return lambda one: _from_the_front(one.readiness.label, labels)
    if name == "GRADE":
        grades = list(law.codes("codes.grades"))[::-1]
        return lambda one: _from_the_front(one.profile.grade, grades)
    return lambda one: (
        None if one.profile.graded_on is None else Fraction(-one.profile.graded_on.toordinal())
    )


def _from_the_front(value: str | None, order: Sequence[str]) -> Fraction | None:
    return Fraction(-order.index(value)) if value in order else None


def _span(one: Candidate, name: str, finals: Mapping[str, Between]) -> Between:
    """Return the number, or its ends, of a key that is a score; other keys leave it open."""
    profile = one.profile
    spans = {
        "FINAL": finals[one.employee_id],
        "TALENT": profile.talent,
        "PERFORMANCE": profile.performance,
        "POTENTIAL": profile.potential,
        "JPM": one.jpm,
    }
    return spans.get(name, Between.of(None))


def _ordered(groups: list[list[Candidate]], board: _Board) -> list[list[Candidate]]:
    """Split the groups of equals by one key after the other."""
    for name, key in board.keys.items():
        groups = list(chain.from_iterable(_split(group, name, key, board) for group in groups))
    return [group for group in groups if group]


def _split(group: list[Candidate], name: str, key: Key, board: _Board) -> list[list[Candidate]]:
    if len(group) < 2:
        return [group]
    values = {one.employee_id: key(one) for one in group}
    if None in values.values():
        board.skipped.append((name, tuple(values)))
        return [group]
    found: dict[Fraction, list[Candidate]] = {}
    for one in group:
        found.setdefault(values[one.employee_id] or Fraction(0), []).append(one)
    return [found[value] for value in sorted(found, reverse=True)]


def _placed(groups: list[list[Candidate]], board: _Board, ends: Ends) -> Iterable[Standing]:
    """Give each group of equals its place, in the order of their lots."""
    place = 1
    for group in groups:
        for one in sorted(group, key=board.lot):
            best, worst = ends(one.employee_id, place)
            yield Standing(
                candidate=one,
                final=board.finals[one.employee_id],
                place=place,
                best=best,
                worst=worst,
                lot=board.lot(one),
                leading=board.leading(one),
            )
        place += len(group)


def _reach(spans: Spans, gaps: Gaps) -> Ends:
    """Return what tells the best and worst place that the first key leaves possible.

    Ahead are surely those in the list for sure whose least is above one's most, and perhaps
    everybody whose most is not below one's least: a tie may fall either way. Among those ranked
    the places are settled already, so only the others can move them.
    """
    waiting = {own: span for own, span in spans.items() if gaps[own]}
    ahead_of_all, ahead_of_ranked = _ahead(spans, gaps), _ahead(waiting, gaps)

    def ends(own: str, place: int | None) -> tuple[int, int]:
        if place is not None:
            surely, perhaps = ahead_of_ranked(spans[own])
            return place + surely, place + perhaps
        surely, perhaps = ahead_of_all(spans[own])
        return 1 + surely, perhaps

    return ends


def _ahead(spans: Spans, gaps: Gaps) -> Callable[[Between], tuple[int, int]]:
    """Return what counts how many are surely, and how many perhaps, ahead of a score."""
    surely = sorted(
        span.least for own, span in spans.items() if not {BOX, REQUIREMENTS} & set(gaps[own])
    )
    perhaps = sorted(span.most for span in spans.values())
    return lambda mine: (
        len(surely) - bisect_right(surely, mine.most),
        len(perhaps) - bisect_left(perhaps, mine.least),
    )
