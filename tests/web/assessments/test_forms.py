from decimal import Decimal

from takar.web.assessments.forms import GroupForm, MatrixForm, group_initials
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.rules.criteria import Criteria, Group
from tests.web.assessments.conftest import Stage


def test_a_method_in_use_counts_and_one_just_taken_up_sees_everything(draft: Stage) -> None:
    limits = limits_of(law_of_event(draft.event))
    typed = {
        "use_PRESENTASI": "on",
        "use_IN_TRAY": "on",
        "shown_IN_TRAY": "1",
        "see_IN_TRAY": ["INTEGRITAS"],
        "weight_IN_TRAY": "2",
        "see_MAKALAH": ["INTEGRITAS"],
    }
    form = MatrixForm(typed, limits=limits)
    assert form.is_valid()
    assert form.matrix == {
        "IN_TRAY": frozenset({"INTEGRITAS"}),
        "PRESENTASI": frozenset(limits.competencies),
    }
    assert form.weights == {"PRESENTASI": Decimal(1), "IN_TRAY": Decimal(2)}
    assert [column["code"] for column in form.columns] == ["IN_TRAY", "PRESENTASI"]
    assert len(form.choices) == len(limits.methods)


def test_a_method_whose_ticks_were_all_taken_away_sees_nothing(draft: Stage) -> None:
    limits = limits_of(law_of_event(draft.event))
    form = MatrixForm({"use_IN_TRAY": "on", "shown_IN_TRAY": "1"}, limits=limits)
    assert form.is_valid()
    assert form.matrix == {"IN_TRAY": frozenset()}


def test_a_group_survives_the_way_through_its_form(draft: Stage) -> None:
    group = Group(name="A", tiers=("PENGAWAS",), grades=("III",), quota=5, order=("TMT_TERLAMA",))
    [initial] = group_initials(Criteria(groups=(group,)))
    form = GroupForm(initial | {"units": []}, agency=draft.cast.agency)
    assert form.is_valid(), form.errors
    assert form.group == group


def test_the_same_preference_twice_counts_once(draft: Stage) -> None:
    form = GroupForm(
        {"name": "A", "first": "STRATEGIS", "second": "STRATEGIS"}, agency=draft.cast.agency
    )
    assert form.is_valid()
    assert form.group.order == ("STRATEGIS",)
