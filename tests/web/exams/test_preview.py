from takar.web.exams.views.preview import shown
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.exams.made import bench


def test_a_preview_shows_questions_without_keys(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        parts = shown(made.form, made.form.items.select_related("version"))
    assert [part.title for part in parts] == ["Bagian satu"]
    assert len(parts[0].questions) == 6
    assert not any("key" in question for question in parts[0].questions)
