from takar.web.leadership.papers import day_text, presentation_facts
from takar.web.leadership.queries import overview
from takar.web.people.models import Position
from tests.web.leadership.made import rotation
from tests.web.succession.made import DAY, Bench


def test_the_pages_tell_the_posts_with_their_first_candidates(town: Bench) -> None:
    agency = town.cast.agency
    facts = presentation_facts(agency, overview(agency, DAY))
    assert facts["count_posts"] == len(facts["posts"]) == 1
    title, holder, vacant, _colour, _depth, first = facts["posts"][0]
    assert title == "Kepala Bidang Contoh, Dinas Contoh"
    assert (holder, vacant) == ("–", "sekarang")
    assert first == "–"
    assert (facts["queues"], facts["effect"], facts["cycle"]) == ([], None, "")


def test_the_pages_tell_what_waits_and_what_would_change(town: Bench) -> None:
    agency = town.cast.agency
    rotation(town)
    facts = presentation_facts(agency, overview(agency, DAY))
    (queue,) = facts["queues"]
    assert (queue["count"], queue["rest"], queue["rows"][0][0]) == (1, 0, "Rotasi")
    assert facts["effect"]["figures"][0] == ["Jabatan terisi", "0", "1", "2"]
    assert facts["effect"]["moves"] == [
        ["Ani", "–", "Kepala Bidang Contoh, Dinas Contoh"],
    ]


def test_a_day_that_is_not_known_is_a_dash() -> None:
    assert (day_text(DAY), day_text(None)) == ("2 Maret 2026", "–")


def test_a_unit_that_the_title_names_is_not_named_again(town: Bench) -> None:
    agency = town.cast.agency
    for title, told in (
        ("Kepala Dinas Contoh", "Kepala Dinas Contoh"),
        ("Kepala Bidang", "Kepala Bidang, Dinas Contoh"),
    ):
        Position.objects.filter(pk=town.target.pk).update(title=title)
        facts = presentation_facts(agency, overview(agency, DAY))
        assert facts["posts"][0][0] == told
