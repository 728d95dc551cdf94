from takar.web.leadership.papers import day_text, presentation_facts
from takar.web.leadership.queries import overview
from tests.web.succession.made import DAY, Bench


def test_the_pages_tell_the_posts_with_their_first_candidates(town: Bench) -> None:
    agency = town.cast.agency
    facts = presentation_facts(agency, overview(agency, DAY))
    assert facts["count_posts"] == len(facts["posts"]) == 1
    assert facts["posts"][0][0] == "Kepala Bidang Contoh"
    assert facts["waits"] == []


def test_a_day_that_is_not_known_is_a_dash() -> None:
    assert (day_text(DAY), day_text(None)) == ("2 Maret 2026", "–")
