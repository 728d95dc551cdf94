from takar.web.development.forms import BookForm, CourseForm, NeedFilter, PlanForm
from takar.web.development.queries import law_of, titles_of
from tests.web.development.made import COURSE, FACTS, Office, plan_of


def test_a_search_that_makes_no_sense_does_not_narrow(office: Office) -> None:
    agency = office.cast.agency
    form = NeedFilter(
        {"priority": "LUAR_BIASA", "unit": "x", "q": "budi"},
        user=office.operator,
        agency=agency,
        titles={},
    )
    assert form.wanted == {
        "q": "budi", "competency": "", "tier": "", "ground": "", "service": "",
    }  # fmt: skip


def test_a_head_chooses_among_the_own_units(office: Office) -> None:
    agency = office.cast.agency
    form = NeedFilter({}, user=office.cast.hadi, agency=agency, titles={})
    assert list(form.named("unit").queryset) == [office.cast.unit]


def test_a_plan_and_a_training_are_typed_as_the_acts_take_them(office: Office) -> None:
    typed = PlanForm({name: "" if value is None else value for name, value in FACTS.items()})
    assert typed.is_valid()
    assert typed.facts == FACTS
    plan = plan_of(office)
    law = law_of(plan)
    course = CourseForm(COURSE, law=law)
    assert course.is_valid()
    assert course.facts == COURSE
    assert not CourseForm(COURSE | {"competency": "MENARI"}, law=law).is_valid()
    assert "INTEGRITAS" in titles_of(law)


def test_no_quarter_is_not_scheduled(office: Office) -> None:
    form = BookForm({"employee": "3", "quarter": "", "because": "Mandat"})
    assert form.is_valid()
    assert form.facts == {"quarter": None, "because": "Mandat"}
    assert not BookForm({"employee": "0", "quarter": "9", "because": ""}).is_valid()
    assert office.operator
