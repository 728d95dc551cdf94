from io import BytesIO

from pypdf import PdfReader

from takar.web.assessments.actions import set_methods
from takar.web.assessments.models import Anchor, EventMethod
from takar.web.assessments.papers import form_facts, letterhead_of, printed_form
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import COMPETENCIES, GOOD_MATRIX

INTERVIEW = "WAWANCARA_KOMPETENSI"


def method_of(stage: Stage) -> EventMethod:
    found: EventMethod = EventMethod.objects.select_related("event__agency").get(
        event=stage.event, code=INTERVIEW
    )
    return found


def own_words(stage: Stage, version: int, words: str) -> None:
    Anchor.objects.create(
        agency=stage.cast.agency,
        competency="INTEGRITAS",
        level=1,
        version=version,
        behaviours=words,
        made_by=stage.cast.rahayu,
    )


def first_words(stage: Stage) -> list[str]:
    """Return how level 1 of integrity is known, as the form prints it."""
    (one,) = [
        each
        for each in form_facts(method_of(stage))["competencies"]
        if "ntegritas" in each["title"]
    ]
    found: list[str] = one["levels"][0]["behaviours"]
    return found


def test_a_form_tells_the_event_the_method_and_every_level_of_the_scale(draft: Stage) -> None:
    facts = form_facts(method_of(draft))
    assert (facts["event"], facts["day"]) == ("Pemetaan 2025", "14 Mei 2025")
    assert (facts["minutes"], facts["levels"]) == (60, [0, 1, 2, 3, 4, 5])
    assert facts["agency"] == {"name": "Kabupaten Tirtamaya", "office": "BKPSDM"}
    for one in facts["competencies"]:
        assert [level["level"] for level in one["levels"]] == [1, 2, 3, 4, 5]
        assert all(level["title"] and level["behaviours"] for level in one["levels"])


def test_a_form_has_the_competencies_of_its_method_alone(draft: Stage) -> None:
    assert len(form_facts(method_of(draft))["competencies"]) == 9
    matrix = GOOD_MATRIX | {INTERVIEW: COMPETENCIES[:1]}
    set_methods(draft.cast.rahayu, draft.event, matrix=matrix)
    (only,) = form_facts(method_of(draft))["competencies"]
    assert only["title"] == "Integritas"


def test_own_words_are_printed_in_the_version_the_event_began_with(draft: Stage) -> None:
    by_law = first_words(draft)
    own_words(draft, 1, "Kata kami")
    assert first_words(draft) == ["Kata kami"]
    own_words(draft, 2, "Kata baru")
    for version, words in ((0, by_law), (1, ["Kata kami"]), (2, ["Kata baru"])):
        draft.event.anchor_version = version
        draft.event.save(update_fields=["anchor_version"])
        assert first_words(draft) == words
        assert form_facts(method_of(draft))["version"] == version


def test_the_letterhead_is_the_agencys_own_where_it_wrote_one(draft: Stage) -> None:
    agency = draft.cast.agency
    agency.office = ""
    assert letterhead_of(agency) == {"name": "Kabupaten Tirtamaya", "office": "BKPSDM"}
    agency.letterhead = {"office": "Badan Kepegawaian", "street": "Jalan Contoh 1"}
    assert letterhead_of(agency) == {
        "name": "Kabupaten Tirtamaya",
        "office": "Badan Kepegawaian",
        "street": "Jalan Contoh 1",
    }


def test_the_printed_form_has_the_words_of_the_agency_and_no_name(draft: Stage) -> None:
    own_words(draft, 1, "Menolak pemberian di depan saksi")
    content = printed_form(method_of(draft))
    assert content.startswith(b"%PDF")
    pages = PdfReader(BytesIO(content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Menolak pemberian di depan saksi" in text
    assert "jangkar perilaku versi 1" in text
    assert "Putri" not in text
