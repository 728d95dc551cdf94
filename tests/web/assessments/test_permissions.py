from takar.web.assessments.permissions import reads_scores, signs, sits_in_the_meeting
from tests.cast import Cast


def test_each_role_has_its_part(cast: Cast) -> None:
    people = ("rahayu", "sari", "bupati", "made", "hadi", "putri", "joko")

    def may(predicate: object) -> set[str]:
        return {name for name in people if predicate(getattr(cast, name), cast.agency)}  # type: ignore[operator]

    assert may(signs) == {"rahayu", "bupati"}
    assert may(sits_in_the_meeting) == {"rahayu", "sari"}
    assert may(reads_scores) == {"rahayu", "sari", "bupati", "made"}
