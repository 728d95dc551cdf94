import pytest

from takar.synthetic.people.first_names import FAMILIES, MEN, WOMEN


@pytest.mark.parametrize("names", [MEN, WOMEN, FAMILIES])
def test_names_do_not_repeat_and_are_single_words(names: tuple[str, ...]) -> None:
    assert len(names) >= 120
    assert len(set(names)) == len(names)
    assert all(name.isalpha() and name.istitle() for name in names)
