from takar.kernel.language import msg
from takar.web.kit.scope import scope
from takar.web.notices.actions import tell
from takar.web.notices.models import Notice
from takar.web.notices.queries import notices_for, unread_count
from takar.web.notices.rules import MOST_SHOWN
from tests.cast import Cast


def test_a_person_reads_their_own_notices_in_their_own_agency(cast: Cast) -> None:
    with scope(agency=cast.agency):
        tell([cast.putri, cast.hadi], cast.agency, msg("Kabar."))
        assert [each.user for each in notices_for(cast.putri, cast.agency)] == [cast.putri]
    with scope(agency=cast.other_agency):
        assert not notices_for(cast.putri, cast.agency).exists()


def test_the_bell_counts_no_further_than_it_shows(cast: Cast) -> None:
    with scope(agency=cast.agency):
        for count, expected in ((MOST_SHOWN, MOST_SHOWN), (5, MOST_SHOWN + 1)):
            Notice.objects.bulk_create(
                Notice(agency=cast.agency, user=cast.putri) for _ in range(count)
            )
            assert unread_count(cast.putri, cast.agency) == expected
