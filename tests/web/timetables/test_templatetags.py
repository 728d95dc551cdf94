from takar.web.timetables.templatetags.timetables import of


def test_a_code_without_a_title_is_shown_as_it_is() -> None:
    assert of({"LGD": "Diskusi"}, "LGD") == "Diskusi"
    assert of({"LGD": "Diskusi"}, "TES") == "TES"
    assert of({}, "TES") == "TES"
