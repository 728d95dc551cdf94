from takar.web.exams.permissions import may_proctor, reads_exams, reads_sessions
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.exams.made import seated


def test_who_reads_and_who_watches(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert reads_exams(made.author, made.exam)
        assert not reads_sessions(made.author, made.exam)
        assert reads_sessions(cast.made, made.session)
        for subject in (made.session, made.rooms[0], made.registrations[0]):
            assert may_proctor(made.proctor, subject)
            assert may_proctor(cast.rahayu, subject)
            assert not may_proctor(made.author, subject)
            assert not may_proctor(cast.joko, subject)
