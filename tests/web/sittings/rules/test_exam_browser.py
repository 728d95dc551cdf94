import pytest

from takar.web.sittings.rules.exam_browser import config_hash, is_exam_browser

ADDRESS = "https://ujian.contoh.go.id/ruang-ujian/"


@pytest.mark.parametrize(
    ("told", "keys", "is_allowed"),
    [
        ("", [], True),
        ("", ["abc"], False),
        (config_hash(ADDRESS, "abc"), ["abc"], True),
        (config_hash(ADDRESS, "abc").upper(), ["lain", "abc"], True),
        (config_hash(ADDRESS, "lain"), ["abc"], False),
        (config_hash(ADDRESS + "lembar/", "abc"), ["abc"], False),
        ("bukan-sidik-é", ["abc"], False),
    ],
)
def test_only_an_allowed_configuration_at_this_address_is_believed(
    told: str, keys: list[str], *, is_allowed: bool
) -> None:
    assert is_exam_browser(told, ADDRESS, keys) == is_allowed


def test_what_follows_the_mark_of_a_place_on_the_page_is_not_part_of_the_address() -> None:
    assert is_exam_browser(config_hash(ADDRESS, "abc"), f"{ADDRESS}#isi", ["abc"])
