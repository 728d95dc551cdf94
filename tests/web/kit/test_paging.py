import pytest
from django.test import RequestFactory

from takar.web.kit.paging import page_of


@pytest.mark.parametrize(
    ("asked", "given"), [("", 1), ("2", 2), ("3", 3), ("99", 3), ("0", 3), ("x", 1)]
)
def test_a_wrong_page_becomes_the_nearest(asked: str, given: int) -> None:
    request = RequestFactory().get("/", {"hal": asked} if asked else {})
    assert page_of(request, range(101)).number == given


@pytest.mark.parametrize(("rows", "pages"), [(50, 1), (51, 2)])
def test_a_page_holds_fifty_rows(rows: int, pages: int) -> None:
    assert page_of(RequestFactory().get("/"), range(rows)).paginator.num_pages == pages
