"""The small parts that reading and writing share."""

from fractions import Fraction

import pytest
from lxml import etree

from takar.exchange.qti.dialects import DIALECTS, kebab, spelled
from takar.exchange.qti.elements import name_of
from takar.exchange.qti.interactions import READ
from takar.exchange.qti.item_bodies import body_of
from takar.exchange.qti.item_keys import number
from takar.exchange.qti.manifest import located
from takar.exchange.qti.own_marks import mark_for
from takar.exchange.qti.reports import OTHER_INTERACTIONS
from takar.exchange.qti.wording import Wording
from tests.items.samples import content, one_of_each


@pytest.mark.parametrize("name", sorted(READ | set(OTHER_INTERACTIONS)))
def test_a_name_is_the_same_in_both_spellings(name: str) -> None:
    assert name_of(etree.Element(f"qti-{kebab(name)}")) == name


def test_no_interaction_is_both_read_and_refused() -> None:
    assert set(OTHER_INTERACTIONS) & READ == set()
    assert all(str(reason).endswith("didukung.") for reason in OTHER_INTERACTIONS.values())


def test_words_of_a_page_keep_their_names_in_every_version() -> None:
    body = etree.fromstring('<itemBody><p class="loose">a<br/>b</p></itemBody>')
    newer = spelled(body, DIALECTS["3.0"])
    assert [etree.QName(one).localname for one in newer.iter()] == ["qti-item-body", "p", "br"]


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(10), "10"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(1, 1_000_000), "0.000001"),
    ],
)
def test_points_are_written_as_decimals(points: Fraction, text: str) -> None:
    assert number(points) == text


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("a.xml", "items/a.xml"),
        ("./b/../a.xml", "items/a.xml"),
        ("a%20b.xml", "items/a b.xml"),
        ("../a.xml", "a.xml"),
        ("../../a.xml", None),
        ("/etc/passwd", None),
        ("file:///etc/passwd", None),
        ("https://x.example/a.xml", None),
        ("%2e%2e/%2e%2e/a.xml", None),
        ("", None),
    ],
)
def test_an_address_means_a_file_inside_or_nothing(href: str, name: str | None) -> None:
    assert located("items", href) == name


def test_words_without_a_paragraph_are_written_in_one_and_read_without() -> None:
    item = content("ESSAY", prompt="Jelaskan <b>ini</b> &amp; itu.<p>Lalu?</p>")
    body = body_of(item, one_of_each()[8][1])
    assert [one.tag for one in body][:2] == ["p", "p"]
    assert Wording(None, "").inner(body).startswith(item.prompt)


def test_an_item_that_reads_as_it_was_meant_needs_no_mark() -> None:
    one, two = one_of_each()[:2]
    assert mark_for(one, one) is None
    assert mark_for(one, two) is not None
