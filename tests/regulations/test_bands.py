from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.regulations.bands import Band, Bands, OutsideBands, Span, partition
from takar.regulations.exact import Refused


def band(code: str, **ends: int | str) -> Band:
    limits = {name: Decimal(end) for name, end in ends.items()}
    return Band(code=code, title=code, **limits)


FILLING = partition(
    (band("MS", at_least=80), band("MMS", at_least=68, below=80), band("KMS", below=68))
)
STRICT = partition(
    (band("RENDAH", up_to=46), band("MENENGAH", over=46, up_to=72), band("TINGGI", over=72))
)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("0", "KMS"),
        ("67.999", "KMS"),
        ("68", "MMS"),
        ("79.999", "MMS"),
        ("80", "MS"),
        ("80.001", "MS"),
        ("999", "MS"),
    ],
)
def test_a_limit_belongs_to_the_band_above_it(value: str, code: str) -> None:
    assert FILLING.of(Decimal(value)) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [("46", "RENDAH"), ("46.001", "MENENGAH"), ("72", "MENENGAH"), ("72.001", "TINGGI")],
)
def test_a_strict_limit_belongs_to_the_band_below_it(value: str, code: str) -> None:
    assert STRICT.of(Decimal(value)) == code


def test_a_fraction_is_compared_exactly() -> None:
    assert FILLING.of(Fraction(80)) == "MS"
    assert FILLING.of(Fraction(80) - Fraction(1, 10**30)) == "MMS"


def test_a_number_below_the_range_lies_in_no_band() -> None:
    with pytest.raises(OutsideBands, match="-1"):
        FILLING.of(-1)


def test_overlapping_limits_of_65_and_68_are_refused() -> None:
    pieces = (band("MS", at_least=80), band("MMS", at_least=65, below=80), band("KMS", below=68))
    with pytest.raises(Refused, match="Tumpang tindih: angka antara 65 dan 68"):
        partition(pieces)


def test_whole_number_bands_leave_holes_for_decimals_and_are_refused() -> None:
    pieces = (
        band("SANGAT_BAIK", at_least=91),
        band("BAIK", at_least=85, up_to=90),
        band("KURANG", below=85),
    )
    with pytest.raises(Refused, match="Celah: angka antara 90 dan 91"):
        partition(pieces)


@pytest.mark.parametrize(
    ("pieces", "reason"),
    [
        ((), "Tidak ada satu pun kategori"),
        ((band("A", below=60), band("B", over=60)), "Celah: angka 60"),
        ((band("A", up_to=60), band("B", at_least=60)), "Tumpang tindih: angka 60"),
        ((band("A", below=60),), "Celah: angka antara 60 dan tak terhingga"),
        ((band("A", at_least=10),), "Celah: angka antara 0 dan 10"),
        ((band("A", below=60), band("A", at_least=60)), "dua kali"),
        ((band("A", at_least=60, below=60), band("B")), "tidak memuat satu angka pun"),
        ((band("A"), band("B")), "Tumpang tindih"),
    ],
)
def test_bands_that_do_not_partition_are_refused(pieces: tuple[Band, ...], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        partition(pieces)


def test_bands_must_fill_a_declared_range_and_stay_in_it() -> None:
    hundred = Span(at_least=Decimal(0), up_to=Decimal(100))
    assert partition((band("A", below=50), band("B", at_least=50)), hundred).of(100) == "B"
    with pytest.raises(Refused, match="Celah: angka 100"):
        partition((band("A", below=50), band("B", at_least=50, below=100)), hundred)
    with pytest.raises(Refused, match="Tumpang tindih: angka antara 100 dan 110"):
        partition((band("A", below=50), band("B", at_least=50, below=110)), hundred)


def test_a_single_point_may_be_a_band() -> None:
    bands = partition((band("NOL", up_to=0), band("ADA", over=0)))
    assert [bands.of(0), bands.of(Decimal("0.001"))] == ["NOL", "ADA"]


def test_one_end_is_given_by_one_word() -> None:
    for ends in ({"at_least": 1, "over": 1}, {"below": 1, "up_to": 1}):
        with pytest.raises(ValueError, match="Pakai salah satu"):
            band("A", **ends)


def test_bands_keep_the_written_order_and_are_found_by_code() -> None:
    assert FILLING.codes == ("MS", "MMS", "KMS")
    assert FILLING["MMS"].below == Decimal(80)
    assert len(FILLING) == 3


@given(
    cuts=st.sets(st.decimals(1, 1000, places=3), min_size=1, max_size=6),
    ends=st.sampled_from([("over", "up_to"), ("at_least", "below")]),
    data=st.data(),
)
def test_any_cuts_make_bands_of_which_exactly_one_holds_a_number(
    cuts: set[Decimal],
    ends: tuple[str, str],
    data: st.DataObject,
) -> None:
    lower, upper = ends
    edges = [None, *sorted(cuts), None]
    pieces = [
        Band.model_validate({"code": str(number), "title": "", lower: low, upper: high})
        for number, (low, high) in enumerate(pairwise(edges))
    ]
    bands = partition(tuple(data.draw(st.permutations(pieces))))
    value = data.draw(st.one_of(st.sampled_from(sorted(cuts)), st.decimals(0, 2000, places=4)))
    assert [piece.code for piece in bands if piece.holds(value)] == [bands.of(value)]


@given(cuts=st.sets(st.integers(1, 1000), min_size=2, max_size=6), data=st.data())
def test_moving_one_end_of_a_band_is_always_noticed(cuts: set[int], data: st.DataObject) -> None:
    edges = sorted(cuts)
    moved = data.draw(st.sampled_from(edges))
    shift = data.draw(st.sampled_from([Decimal("-0.5"), Decimal("0.5")]))
    pieces = [Band(code="0", title="", below=Decimal(edges[0]))]
    for low, high in zip(edges, [*edges[1:], None], strict=True):
        start = Decimal(low) + (shift if low == moved else 0)
        pieces.append(
            Band(
                code=str(low),
                title="",
                at_least=start,
                below=None if high is None else Decimal(high),
            )
        )
    with pytest.raises(Refused):
        partition(tuple(pieces))


def test_bands_without_a_range_start_at_zero() -> None:
    assert Bands((band("A"),)).of(0) == "A"
