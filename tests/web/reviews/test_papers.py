from io import BytesIO

from pypdf import PdfReader

from takar.web.reviews import actions
from takar.web.reviews.papers import minutes_facts, printed_minutes
from takar.web.reviews.rules.quorum import Votes
from tests.web.reviews.made import REASON, Stage


def test_minutes_tell_who_was_there_what_was_decided_and_the_boxes_then(stage: Stage) -> None:
    cast, meeting = stage.cast, stage.sitting()
    accepted = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    actions.decide_proposal(
        cast.rahayu, accepted, is_accepted=True, votes=Votes(agree=2, abstain=1)
    )
    refused = actions.propose_box(stage.tuti, stage.case("Beni"), box_to=9, because=REASON)
    actions.decide_proposal(cast.rahayu, refused, is_accepted=False, because="Bukti belum cukup.")
    actions.write_notes(cast.rahayu, meeting, notes="Rapat berjalan tertib.")
    meeting = actions.close_meeting(cast.rahayu, meeting)
    facts = minutes_facts(meeting)
    assert [row[2:] for row in facts["spread"] if row[0] in {"8", "5"}] == [
        ["1", "2", "+1"],
        ["1", "0", "-1"],
    ]
    paper = PdfReader(BytesIO(printed_minutes(meeting)))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for words in ("Ani", "5 → 8", "2 setuju", "Bukti belum cukup.", "tertib", "Sekretaris Daerah"):
        assert words in text
    nips = [str(one.employee.nip) for one in stage.cycle.cases.select_related("employee")]
    assert not any(nip in text for nip in nips)


def test_minutes_tell_how_it_stood_then_whatever_was_decided_since(stage: Stage) -> None:
    first = actions.close_meeting(stage.cast.rahayu, stage.sitting())
    stage.sitting()
    later = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    actions.decide_proposal(stage.cast.rahayu, later, is_accepted=True)
    facts = minutes_facts(first)
    assert facts["decisions"] == []
    assert [row[2:] for row in facts["spread"] if row[0] == "5"] == [["1", "1", "0"]]
