"""The answer as tables: seats, reasons, every pair with its loss, and what orders cost."""

import csv
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

from takar.kernel.language import Message, msg
from takar.kernel.rounding import half_up
from takar.placement.losses import IMPOSSIBLE
from takar.placement.orders import OrderCost
from takar.placement.pairs import Whole
from takar.placement.placement import CHANGES, LOT, MOVES, OPTIMAL, WORTH, Placement
from takar.placement.problem import Override
from takar.placement.reasons import Reasons
from takar.placement.rules import rule_words
from takar.placement.sentences import sentence
from takar.placement.telling import told_number


def write_seats(placement: Placement, path: Path) -> None:
    """Write where everybody sits; the file can be kept for the next plan."""
    heading = ("person", "post", "before", "moves", "worth", "breaks")
    rows = (
        (s.person, s.post, s.before, "YA" if s.is_move else "TIDAK", s.worth, s.breaks)
        for s in placement.seats
    )
    _write(path, heading, rows)


def write_reasons(reasons: Reasons, path: Path) -> None:
    """Write everybody's reason, in numbers and in words."""
    heading = (
        "person",
        "kind",
        "post",
        "worth",
        "margin",
        "next_post",
        "next_loss",
        "rival",
        "rival_loss",
        "is_exact",
        "sentence",
    )
    rows = (
        (
            own.person,
            own.kind,
            own.post,
            own.worth,
            own.margin,
            own.next_post,
            own.next_loss,
            own.rival,
            own.rival_loss,
            "YA" if own.is_exact else "TIDAK",
            sentence(own),
        )
        for own in reasons.every()
    )
    _write(path, heading, rows)


def write_pairs(reasons: Reasons, path: Path) -> None:
    """Write every pair with its worth, what bars it, and what its use would lose."""
    found, problem = reasons.ranked.found, reasons.placement.problem
    board, count = found.board, len(found.board.worth)
    lost = np.full(count, IMPOSSIBLE, dtype=np.int64)
    lost[board.open] = reasons.ranked.pair
    taken = np.zeros(count, dtype=bool)
    taken[board.open[found.chosen[found.chosen >= 0]]] = True
    table = pa.table(
        {
            "person": pa.array([p.id for p in problem.people]).take(pa.array(board.person)),
            "post": pa.array([p.id for p in problem.posts]).take(pa.array(board.post)),
            "rule": pa.array(board.codes).take(pa.array(board.bar)),
            "is_chosen": pa.array(taken),
            "worth": _shares(board.worth, board.places),
            "loss": _shares(lost, board.places),
        }
    )
    pa.csv.write_csv(table, path)


def write_orders(costs: Sequence[OrderCost], path: Path) -> None:
    """Write what each order of the leadership costs."""
    heading = ("person", "post", "order", "document", "reason", "breaks", "cost", "is_exact")
    rows = []
    for own in costs:
        order = own.order
        if isinstance(order, Override):
            told = (order.person, order.post, str(order.order), order.document, order.reason)
        else:
            told = (order.person, order.replaces, "MENGGANTIKAN", "", "")
        rows.append((*told, own.breaks, own.cost, "YA" if own.is_exact else "TIDAK"))
    _write(path, heading, rows)


def summary(placement: Placement, costs: Sequence[OrderCost] = ()) -> list[Message]:
    """Return what was found and proved, sentence by sentence."""
    told = [told_total(placement)]
    problem = placement.problem
    weights = ", ".join(f"{name} {told_number(own)}" for name, own in problem.weights.items())
    told.append(msg("Bobot: {weights}. Kata undian: {word}.", weights=weights, word=problem.word))
    told.append(
        msg(
            "{filled} jabatan terisi, {vacant} lowong; {moves} dari {people} orang berpindah.",
            filled=len(placement.person_in),
            vacant=len(placement.vacant),
            moves=len(placement.moves),
            people=len(placement.seats),
        )
    )
    told += [_later(own.name, told_number(own.value)) for own in placement.aims[1:]]
    for seat in placement.seats:
        if seat.breaks:
            told.append(
                msg(
                    "Ditandai: {person} pada {post} melanggar aturan: {rule}.",
                    person=seat.person,
                    post=seat.post,
                    rule=rule_words(seat.breaks),
                )
            )
    told += [_cost(own) for own in costs]
    return told


def told_total(placement: Placement) -> Message:
    """Return what was proved about the total."""
    facts = {"total": told_number(placement.total), "bound": told_number(placement.bound)}
    if placement.status == OPTIMAL:
        return msg("Nilai keseluruhan {total}; terbukti tidak ada yang lebih tinggi.", **facts)
    percent = told_number(half_up((placement.gap or Fraction(0)) * 100, 4))
    return msg(
        "Nilai keseluruhan {total}; tidak ada yang di atas {bound} (paling jauh {percent} persen).",
        percent=percent,
        **facts,
    )


def _later(name: str, value: str) -> Message:
    words = {
        WORTH: msg("Nilai keseluruhan: {value}.", value=value),
        CHANGES: msg("Berbeda dari rencana sebelumnya: {value} orang.", value=value),
        MOVES: msg("Berpindah jabatan: {value} orang.", value=value),
        LOT: msg("Jumlah undian: {value}.", value=value),
    }
    return words[name]


def _cost(own: OrderCost) -> Message:
    name = own.order.post if isinstance(own.order, Override) else own.order.replaces
    return msg(
        "Perintah tentang {person} dan {post} menurunkan nilai keseluruhan {cost}.",
        person=own.order.person,
        post=name,
        cost=told_number(own.cost),
    )


def _shares(units: Whole, places: int) -> pa.Array:
    """Return whole units as decimals; what cannot be is blank."""
    own = pa.array(units, mask=units == IMPOSSIBLE).cast(pa.decimal128(19, 0))
    return pa.Array.from_buffers(pa.decimal128(19, places), len(own), own.buffers())


def _write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(["" if cell is None else str(cell) for cell in row] for row in rows)
