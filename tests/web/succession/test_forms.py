from takar.web.succession.forms import SurveyForm


def test_keys_keep_their_order_and_stand_once() -> None:
    facts = {
        "title": "Telaah",
        "day": "2026-03-02",
        "first_key": "JPM",
        "second_key": "JPM",
        "third_key": "GRADE",
        "boxes": ["9", "8"],
    }
    form = SurveyForm(facts)
    assert form.is_valid(), form.errors
    terms = form.facts["terms"]
    assert (terms.keys, terms.boxes, terms.everybody) == (["JPM", "GRADE"], [9, 8], False)


def test_an_unknown_key_is_refused() -> None:
    facts = {"title": "Telaah", "day": "2026-03-02", "first_key": "TINGGI_BADAN"}
    assert not SurveyForm(facts).is_valid()
