import pyarrow as pa
import pytest

from takar.exchange.siasn.posts import Post, UnitTree, post_of
from takar.tables import TABLES

UNITS = pa.Table.from_pylist(
    [
        {"work_unit_id": "u1", "agency": "a", "name": "Bagian Hukum", "echelon": "III.a"},
        {"work_unit_id": "u2", "agency": "a", "name": "Subbagian Umum", "echelon": None},
        {"work_unit_id": "u3", "agency": "a", "name": "SUBBAGIAN  UMUM", "echelon": None},
    ],
    schema=TABLES["work_units"].arrow,
)


@pytest.mark.parametrize(
    ("kind", "title", "echelon", "post"),
    [
        ("STRUKTURAL", "Camat", "III.a", Post("STRUKTURAL", "ADMINISTRATOR")),
        ("STRUKTURAL", "Camat", None, Post("STRUKTURAL", None)),
        ("FUNGSIONAL", "Guru Ahli Muda", "III.a", Post("FUNGSIONAL", "AHLI_MUDA")),
        ("PELAKSANA", "Pengelola Data", None, Post("PELAKSANA", "PELAKSANA")),
        (None, "Guru Ahli Muda", None, Post("FUNGSIONAL", "AHLI_MUDA")),
        (None, "Camat", "III.a", Post("STRUKTURAL", "ADMINISTRATOR")),
        (None, "Pengelola Data", None, Post(None, None)),
        (None, None, None, Post(None, None)),
    ],
)
def test_kind_title_and_echelon_make_a_post(
    kind: str | None, title: str | None, echelon: str | None, post: Post
) -> None:
    assert post_of(kind, title, echelon) == post


def test_a_unit_is_found_by_its_name_only_where_there_is_no_other() -> None:
    tree = UnitTree(UNITS)
    assert tree.id_of("bagian hukum") == "u1"
    assert tree.id_of("Subbagian Umum") is None
    assert tree.id_of("Bagian Lain") is None


def test_a_unit_tells_the_echelon_of_its_head() -> None:
    tree = UnitTree(UNITS)
    assert tree.echelon("u1") == "III.a"
    assert tree.echelon("u2") is None
    assert tree.echelon(None) is None


def test_without_a_tree_nothing_is_known() -> None:
    assert not UnitTree(None).is_known
    assert UnitTree(UNITS.slice(0, 0)).is_known
