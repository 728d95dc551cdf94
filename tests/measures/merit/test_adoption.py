from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from takar.measures.merit import BadPiece, Piece, adoption
from tests.measures.merit.made import LAW

TWO = "KOMITMEN_KEPALA_DAERAH"
FIRST_KIND, SECOND_KIND = "Pakta atau pernyataan komitmen", "Dokumen pelaksanaan anggaran"


def state_of(*states: str) -> str:
    kinds = (FIRST_KIND, SECOND_KIND)
    pieces = [Piece(TWO, kind, state) for kind, state in zip(kinds, states, strict=False)]
    return next(item.state for item in adoption(pieces, LAW).items if item.code == TWO)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), "BELUM_DIISI"),
        (("ADA",), "BELUM_DIISI"),
        (("ADA", "ADA"), "ADA"),
        (("ADA", "DIAJUKAN"), "DIAJUKAN"),
        (("DIAJUKAN", "DIAJUKAN"), "DIAJUKAN"),
        (("ADA", "TIDAK_ADA"), "TIDAK_ADA"),
        (("TIDAK_ADA",), "TIDAK_ADA"),
    ],
)
def test_an_item_is_there_when_all_its_evidence_is(states: tuple[str, ...], expected: str) -> None:
    assert state_of(*states) == expected


def test_of_evidence_that_stands_twice_the_better_counts() -> None:
    pieces = [Piece("PERATURAN_DAERAH", "Peraturan kepala daerah", s) for s in ("ADA", "DIAJUKAN")]
    for order in (pieces, pieces[::-1]):
        found = adoption(order, LAW)
        assert next(i.state for i in found.items if i.code == "PERATURAN_DAERAH") == "ADA"


@pytest.mark.parametrize(
    ("share", "state"), [("99.99", "TIDAK_ADA"), ("100", "ADA"), (None, "BELUM_DIISI")]
)
def test_a_measured_item_is_there_from_its_share(share: str | None, state: str) -> None:
    shares = {} if share is None else {"CAKUPAN_KINERJA": Decimal(share)}
    found = adoption([], LAW, shares=shares)
    assert next(i.state for i in found.items if i.code == "CAKUPAN_KINERJA") == state


def test_percent_complete_counts_only_what_was_verified() -> None:
    pieces = [
        Piece("PERATURAN_DAERAH", "Peraturan kepala daerah", "ADA"),
        Piece("TIM_DAN_KOMITE", "Surat keputusan", "DIAJUKAN"),
    ]
    found = adoption(pieces, LAW)
    stage = found.stages[0]
    assert (stage.code, stage.items, stage.there, stage.waiting) == ("KOMITMEN", 3, 1, 1)
    assert (stage.percent, stage.percent_if_accepted) == (Fraction(100, 3), Fraction(200, 3))
    assert found.whole.items == len(found.items) == 12
    assert found.whole.unanswered == 10
    assert sum(own.there for own in found.stages) == found.whole.there == 1


def test_every_item_has_a_stage_of_the_list() -> None:
    found = adoption([], LAW)
    assert {item.stage for item in found.items} == {stage.code for stage in found.stages}


@pytest.mark.parametrize(
    "change", [{"item": "LAIN"}, {"kind": "Lain"}, {"state": "BELUM_DIISI"}, {"state": "ya"}]
)
def test_a_piece_that_does_not_fit_is_refused(change: dict[str, str]) -> None:
    piece = replace(Piece("PERATURAN_DAERAH", "Peraturan kepala daerah", "ADA"), **change)
    with pytest.raises(BadPiece):
        adoption([piece], LAW)
