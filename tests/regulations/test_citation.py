from datetime import date

from takar.regulations.citation import Citation, Doubt, Source

SOURCE = Source(
    key="uu",
    title="Undang-Undang Nomor 1 Tahun 2020 tentang Contoh",
    status="in_force",
    read_at="JDIH",
)
CITATION = Citation(
    key="a.one",
    title="Satu",
    source=SOURCE,
    at="Pasal 1",
    since=date(2020, 1, 1),
    known_on=date(2020, 1, 1),
    certainty="certain",
    note="",
    shelf="national",
    parts={"B": Doubt(certainty="unsure", note="dua sumber")},
)


def test_the_place_is_the_short_title_and_the_article() -> None:
    assert CITATION.place == "Undang-Undang Nomor 1 Tahun 2020, Pasal 1"


def test_only_the_doubtful_parts_of_a_certain_value_are_doubts() -> None:
    assert [(doubt.part, doubt.certainty, doubt.note) for doubt in CITATION.doubts()] == [
        ("B", "unsure", "dua sumber")
    ]


def test_a_part_about_which_nothing_is_said_is_as_certain_as_the_whole() -> None:
    assert CITATION.of("A").certainty == "certain"
    assert CITATION.of("A").part == "A"
