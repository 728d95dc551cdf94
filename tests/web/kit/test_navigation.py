import pytest

from takar.web.kit import navigation
from takar.web.kit.navigation import EventStep, MenuItem, add_event_step, event_steps, seen_by

HOME = MenuItem("a:home", "Beranda", "house", 10)
LOG = MenuItem("a:log", "Jejak", "history", 90, frozenset({"AUDITOR"}))
PEOPLE = MenuItem("a:people", "Pegawai", "users", 20, frozenset({"OPERATOR", "AUDITOR"}))


def test_the_menu_shows_what_a_role_may_see_in_order() -> None:
    assert seen_by([LOG, PEOPLE, HOME], frozenset({"AUDITOR"})) == [HOME, PEOPLE, LOG]
    assert seen_by([LOG, PEOPLE, HOME], frozenset({"OPERATOR"})) == [HOME, PEOPLE]
    assert seen_by([LOG, PEOPLE, HOME], frozenset()) == [HOME]


def test_the_tabs_of_an_event_follow_role_and_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_event_steps", [])
    signing = EventStep("a:sign", "Tanda tangan", "pen", 80, states=frozenset({"INTEGRASI"}))
    add_event_step(PEOPLE, signing, PEOPLE)
    operator = frozenset({"OPERATOR"})
    assert [step.url_name for step in event_steps(operator, "DRAF")] == ["a:people"]
    assert [step.url_name for step in event_steps(operator, "INTEGRASI")] == ["a:people", "a:sign"]
    assert [step.url_name for step in event_steps(frozenset(), "INTEGRASI")] == ["a:sign"]
    assert len(event_steps(operator)) == 2


def test_a_tab_may_be_shown_to_some_in_every_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_event_steps", [])
    both, early = frozenset({"OPERATOR", "ASESOR"}), frozenset({"OPERATOR"})
    meets = frozenset({"INTEGRASI"})
    add_event_step(EventStep("a:meet", "Rapat", "users", 60, both, states=meets, early=early))
    shown = {
        (role, state): len(event_steps(frozenset({role}), state))
        for role in ("OPERATOR", "ASESOR", "AUDITOR")
        for state in ("DRAF", "INTEGRASI")
    }
    assert [one for one, count in shown.items() if count] == [
        ("OPERATOR", "DRAF"),
        ("OPERATOR", "INTEGRASI"),
        ("ASESOR", "INTEGRASI"),
    ]
    assert len(event_steps(both, "DRAF")) == 1
