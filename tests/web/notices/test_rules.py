from takar.kernel.language import msg
from takar.web.notices.rules import Said, is_own_page


def test_a_sentence_is_kept_with_its_facts_apart() -> None:
    said = Said.of(msg("{count} bukti dari {name}", count=3, name="{Putri}"))
    assert said.facts == {"count": 3, "name": "{Putri}"}
    assert str(Said.model_validate(said.model_dump())) == "3 bukti dari {Putri}"


def test_plain_text_is_said_as_it_stands() -> None:
    assert str(Said.of("kurung {ini}")) == "kurung {ini}"


def test_only_addresses_of_this_service_are_its_own() -> None:
    assert is_own_page("/bukti/7/?tab=1")
    for link in ("", "bukti/", "//contoh.org", "/\\contoh.org", "javascript:alert(1)"):
        assert not is_own_page(link)
