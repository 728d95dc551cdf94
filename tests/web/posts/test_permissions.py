from takar.web.posts.permissions import operates, reads_posts, takes_vacancies
from tests.cast import Cast


def test_posts_are_read_by_office_leadership_and_audit_and_written_by_the_office(
    cast: Cast,
) -> None:
    readers = {cast.rahayu, cast.bupati, cast.made}
    for one in (*readers, cast.hadi, cast.sari, cast.putri, cast.joko):
        assert reads_posts(one, cast.agency) is (one in readers)
        assert takes_vacancies(one, cast.agency) is (one in readers)
        assert operates(one, cast.agency) is (one == cast.rahayu)
