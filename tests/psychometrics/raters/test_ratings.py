import numpy as np
import pyarrow as pa
import pytest

from takar.psychometrics.raters.ratings import BadRatings, Ratings


def table(**changed: object) -> pa.Table:
    columns: dict[str, object] = {
        "ratee": ["Putri", "Putri", "Budi"],
        "competency": ["INTEGRITAS", "KERJASAMA", "INTEGRITAS"],
        "rater": ["Sari", "Sari", "Sari"],
        "method": ["WAWANCARA", "WAWANCARA", "WAWANCARA"],
        "level": [3, 4, 2],
    }
    kept = {name: column for name, column in {**columns, **changed}.items() if column is not None}
    return pa.table(kept)


def test_names_are_sorted_and_codes_point_to_them() -> None:
    ratings = Ratings.of(table())
    assert ratings.ratees == ("Budi", "Putri")
    assert ratings.ratee.tolist() == [1, 1, 0]
    assert ratings.ratee.dtype == np.int32
    assert ratings.level.tolist() == [3.0, 4.0, 2.0]
    assert (ratings.panel, ratings.moment) == (None, None)


def test_panels_and_moments_are_read_where_they_are() -> None:
    ratings = Ratings.of(table(panel=["P", "P", "Q"], moment=[10, None, 20]))
    assert ratings.panel is not None
    assert ratings.moment is not None
    assert ratings.panels == ("P", "Q")
    assert ratings.panel.tolist() == [0, 0, 1]
    assert np.isnan(ratings.moment).tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"rater": None}, "tidak memuat kolom rater"),
        ({"level": [3, None, 2]}, "Kolom level kosong pada baris 2"),
        ({"level": [3, float("nan"), 2]}, "Level pada baris 2 bukan angka"),
        ({"level": ["3", "tiga", "2"]}, "bukan angka"),
        ({"ratee": ["Putri", None, "Budi"]}, "Kolom ratee kosong pada baris 2"),
        ({"competency": ["INTEGRITAS", "INTEGRITAS", "INTEGRITAS"]}, "menilai Putri dua kali"),
        ({"panel": ["P", "Q", "Q"]}, "Putri tercatat pada dua panel"),
    ],
)
def test_what_is_not_one_level_for_one_thing_is_refused(
    changed: dict[str, object], complaint: str
) -> None:
    assert len(Ratings.of(table())) == 3
    with pytest.raises(BadRatings, match=complaint) as refused:
        Ratings.of(table(**changed))
    assert str(refused.value.hint)


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(BadRatings, match="kosong"):
        Ratings.of(table().slice(0, 0))


def test_kept_rows_keep_their_names() -> None:
    ratings = Ratings.of(table()).kept(np.array([True, False, True]))
    assert len(ratings) == 2
    assert ratings.competencies == ("INTEGRITAS", "KERJASAMA")
