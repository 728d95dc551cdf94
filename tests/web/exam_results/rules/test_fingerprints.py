from takar.web.exam_results.rules.fingerprints import fingerprint


def test_order_of_names_says_nothing_and_every_value_does() -> None:
    assert fingerprint({"a": 1, "b": [1, 2]}) == fingerprint({"b": [1, 2], "a": 1})
    assert fingerprint({"a": None}) != fingerprint({"a": 0})
    assert fingerprint([1, 2]) != fingerprint([2, 1])
