import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.items.markup import (
    BLOCK_TAGS,
    from_plain,
    pictures_in,
    plain,
    safe_block,
    safe_inline,
    with_addresses,
)

PICTURE = f"{'0a' * 16}.png"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        '<a href="javascript:alert(1)">x</a>',
        '<p onclick="x()">x</p>',
        '<p style="color:red">x</p>',
        '<img src="https://elsewhere.example/x.png">',
        '<img src="data:image/png;base64,AAAA">',
        '<img src="media:../x.png">',
        "<svg><script>x</script></svg>",
        "<iframe src=x></iframe>",
        "<math><mi>x</mi></math>",
        '<object data="x"></object>',
    ],
)
def test_nothing_that_runs_or_comes_from_outside_gets_in(text: str) -> None:
    said = safe_block(text).lower()
    for word in ("script", "style", "onclick", "http", "data:", "svg", "iframe", "object", ".."):
        assert word not in said


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (safe_block, safe_inline):
        assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=100))
def test_words_come_back_as_they_were_typed(text: str) -> None:
    unseen = str.maketrans(dict.fromkeys("\u200b\u2060\ufeff\ufffe\uffff"))
    assert plain(from_plain(text)) == " ".join(text.translate(unseen).split())


def test_lists_tables_and_emphasis_stay() -> None:
    text = '<table><tbody><tr><td colspan="2"><b>a</b></td></tr></tbody></table><ul><li>b</li></ul>'
    assert safe_block(text) == text


def test_a_picture_of_the_item_stays_and_gets_its_address_when_shown() -> None:
    text = safe_block(f'<p><img src="media:{PICTURE}" alt="Bagan"></p>')
    assert pictures_in(text) == (PICTURE,)
    assert 'src="/m/' in with_addresses(text, lambda name: f"/m/{name}")


def test_an_address_cannot_break_out_of_its_attribute() -> None:
    text = safe_block(f'<img src="media:{PICTURE}">')
    assert '"><' not in with_addresses(text, lambda _name: '"><script>')


@pytest.mark.parametrize("span", ["0", "100", "2;x", "-1"])
def test_a_strange_span_is_dropped(span: str) -> None:
    text = f'<table><tbody><tr><td colspan="{span}">a</td></tr></tbody></table>'
    assert "colspan" not in safe_block(text)


def test_an_option_has_no_blocks_and_no_pictures() -> None:
    assert safe_inline(f'<p>a</p><ul><li>b</li></ul><img src="media:{PICTURE}">') == "ab"
    assert {"script", "style", "a", "iframe"} & BLOCK_TAGS == set()
