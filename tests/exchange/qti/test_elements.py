import pytest
from lxml import etree

from takar.exchange.qti.elements import (
    MOST_BYTES,
    XmlRefused,
    attribute,
    count_of,
    decoded,
    is_true,
    name_of,
    parsed,
    words_in,
)

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><assessmentItem>&c;'
    "</assessmentItem>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, "<!DOCTYPE a SYSTEM 'x.dtd'><a/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_definitions_and_entities_are_refused_in_every_encoding(text: str, encoding: str) -> None:
    with pytest.raises(XmlRefused, match="DTD"):
        parsed(text.encode(encoding))


def test_an_encoding_that_could_hide_something_is_refused() -> None:
    for encoding in ("utf-7", "utf-32", "cp037"):
        with pytest.raises(XmlRefused, match="Pengodean"):
            parsed(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_letters_are_read_as_they_were_meant(encoding: str) -> None:
    said = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{said}"?><a>é</a>'
    assert parsed(text.encode(encoding)).text == "é"


def test_broken_letters_are_named() -> None:
    with pytest.raises(XmlRefused, match="Huruf"):
        decoded(b"<a>\xe9</a>")


def test_broken_xml_is_named_with_its_line() -> None:
    with pytest.raises(XmlRefused) as refused:
        parsed(b"<a>\n<b>\n</a>")
    assert refused.value.line == 3


def test_a_deep_tree_is_refused() -> None:
    assert parsed(b"<a>" * 200 + b"</a>" * 200) is not None
    with pytest.raises(XmlRefused):
        parsed(b"<a>" * 5_000 + b"</a>" * 5_000)


def test_a_file_may_be_five_megabytes() -> None:
    small = b"<a>" + b" " * (MOST_BYTES - 7) + b"</a>"
    assert parsed(small) is not None
    with pytest.raises(XmlRefused, match="5 MB"):
        parsed(small + b" ")


def test_both_spellings_are_one() -> None:
    two = etree.fromstring('<x:simpleChoice xmlns:x="u" responseIdentifier="R"/>')
    three = etree.fromstring('<qti-simple-choice response-identifier="R"/>')
    assert name_of(two) == name_of(three) == "simpleChoice"
    assert attribute(two, "responseIdentifier") == attribute(three, "responseIdentifier") == "R"


def test_numbers_and_truth_are_read_or_not_given() -> None:
    element = etree.fromstring('<a one="1" bad="x" big="99999999" yes="TRUE" no="0">b <c>d</c></a>')
    assert [count_of(element, name, 7) for name in ("one", "bad", "big", "none")] == [1, 7, 7, 7]
    assert is_true(element, "yes")
    assert not is_true(element, "no")
    assert words_in(element) == "b d"
