from pathlib import Path

import pytest

from takar.cli.psychometrics_bank import BadBankFile, bank_in, shares_of
from takar.psychometrics.cat import BadBank, Bank
from takar.psychometrics.irt.models import BadItem


def read(folder: Path, text: str) -> Bank:
    path = folder / "bank.csv"
    path.write_text(text, encoding="utf-8")
    return bank_in(path)


def test_a_bank_of_difficulties_is_read(tmp_path: Path) -> None:
    bank = read(tmp_path, 'item,a,b,c,content\nB1,1.5,-1,,HITUNG\nB2,"2,0",0.5,0.2,LISAN\n')
    one, two = bank.parameters
    assert (one.model, one.a, one.d, one.c) == ("2PL", 1.5, (1.5,), 0.0)
    assert (two.model, two.a, two.d, two.c) == ("3PL", 2.0, (-1.0,), 0.2)
    assert bank.content == ("HITUNG", "LISAN")


def test_intercepts_come_before_difficulties_and_steps_may_lack(tmp_path: Path) -> None:
    """The columns that the calibration writes."""
    text = "item,model,a,c,d1,d2,b1,b2,a_se\nB1,GRM,1.5,0,1,-1,9,9,0.1\nB2,2PL,1,0,0.5,,9,,0.1\n"
    one, two = read(tmp_path, text).parameters
    assert (one.model, one.d, one.categories) == ("GRM", (1.0, -1.0), 3)
    assert (two.model, two.d) == ("2PL", (0.5,))


def test_steps_of_adjacent_categories_add_up(tmp_path: Path) -> None:
    text = "item,model,a,b1,b2\nB1,GPCM,2,-1,0.5\nB2,GRM,2,-1,0.5\n"
    one, two = read(tmp_path, text).parameters
    assert one.difficulty == pytest.approx((-1.0, 0.5))
    assert two.difficulty == pytest.approx((-1.0, 0.5))


def test_items_with_the_same_word_are_enemies(tmp_path: Path) -> None:
    bank = read(tmp_path, "butir,a,b,larangan\nB1,1,0,X\nB2,1,1,\nB3,1,2,X\nB4,1,2,Y\n")
    assert bank.enemies == (frozenset({"B1", "B3"}),)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("item,b\nB1,0\n", "kolom"),
        ("item,a\nB1,1\n", "kolom"),
        ("item,a,b\nB1,1,0\nB2,satu,0\n", "Baris 3, kolom a"),
        ("item,a,b\nB1,,0\n", "Baris 2"),
        ("item,a,b\nB1,1,\n", "Baris 2"),
    ],
)
def test_what_is_missing_or_no_number_is_told_with_its_line(
    tmp_path: Path, text: str, word: str
) -> None:
    with pytest.raises(BadBankFile, match=word):
        read(tmp_path, text)


def test_impossible_items_and_banks_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadItem):
        read(tmp_path, "item,a,b,c\nB1,1,0,1.2\n")
    with pytest.raises(BadBank, match="B1"):
        read(tmp_path, "item,a,b\nB1,1,0\nB1,1,1\n")


def test_shares_are_read_with_point_or_comma() -> None:
    assert shares_of(["A=0.5", "B = 0,5"]) == {"A": 0.5, "B": 0.5}
    assert shares_of(None) == {}
    with pytest.raises(BadBankFile, match="A=x"):
        shares_of(["A=x"])
