from takar.web.paths.forms import PostSearch


def test_nothing_has_to_be_searched() -> None:
    assert PostSearch({}).is_valid()
    assert PostSearch({"jabatan": "camat"}).is_valid()
