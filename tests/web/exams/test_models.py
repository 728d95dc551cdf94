from takar.web.exams.models import ExamForm
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.exams.made import seated


def test_rows_are_called_by_their_exam_and_belong_to_its_agency(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        one = made.registrations[0]
        assert str(made.form) == "Ujian contoh · A"
        assert str(made.session) == "Ujian contoh · Sesi pagi"
        assert str(made.form.items.get(code="A-1")) == "Ujian contoh · A · A-1"
        assert str(one) == f"{one.number} · {one.employee}"
        for row in (made.form, made.session, made.rooms[0], one):
            assert (row.agency_id, row.agency_code) == (cast.agency.pk, cast.agency.code)


def test_the_plan_of_a_locked_form_is_a_whole_blueprint(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        plan = ExamForm.objects.get(pk=made.form.pk).plan
        assert [section.code for section in plan.sections] == ["I"]
        assert len(plan.sections[0].blocks[0].items) == 6
