from takar.web.kit.navigation import MenuItem, seen_by

HOME = MenuItem("a:home", "Beranda", "house", 10)
LOG = MenuItem("a:log", "Jejak", "history", 90, frozenset({"AUDITOR"}))
PEOPLE = MenuItem("a:people", "Pegawai", "users", 20, frozenset({"OPERATOR", "AUDITOR"}))


def test_the_menu_shows_what_a_role_may_see_in_order() -> None:
    assert seen_by([LOG, PEOPLE, HOME], frozenset({"AUDITOR"})) == [HOME, PEOPLE, LOG]
    assert seen_by([LOG, PEOPLE, HOME], frozenset({"OPERATOR"})) == [HOME, PEOPLE]
    assert seen_by([LOG, PEOPLE, HOME], frozenset()) == [HOME]
