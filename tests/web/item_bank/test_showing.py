"""An item drawn for a reader: everything a candidate sees, and nothing of the key."""

from takar.web.item_bank.showing import key_lines, shown
from tests.web.item_bank.made import draft


def test_a_candidate_sees_options_with_letters_and_no_key() -> None:
    content = draft().content
    told = shown(content, None)
    assert [(one["mark"], one["text"]) for one in told["options"]] == [
        ("A", "tiga"),
        ("B", "empat"),
        ("C", "lima"),
    ]
    assert "Berapa dua tambah dua?" in told["prompt"]
    assert not any("key" in name or "points" in name for name in told)


def test_a_key_is_told_in_lines_a_person_can_check() -> None:
    content, key = draft().content, draft().key
    assert key_lines(content, key)[:1] == ["B. empat → nilai 1"]
