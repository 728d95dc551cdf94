import re

from takar.web.kit.messages import stored, untranslated

FACTS = re.compile(r"\{\w*[^}]*\}|%\(\w+\)[sd]")


def test_every_sentence_has_english_words() -> None:
    assert untranslated("en") == []


def test_translations_keep_the_facts_of_a_sentence() -> None:
    broken = [
        str(entry.id)
        for entry in stored("en")
        if isinstance(entry.id, str)
        and entry.id
        and entry.string
        and set(FACTS.findall(entry.id)) != set(FACTS.findall(str(entry.string)))
    ]
    assert broken == []
