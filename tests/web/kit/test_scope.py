import pytest
from django_scopes.exceptions import ScopeError

from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.cast import Cast


def test_a_query_without_an_agency_raises_instead_of_answering(cast: Cast) -> None:
    with pytest.raises(ScopeError):
        Employee.objects.count()
    with pytest.raises(ScopeError):
        Entry.objects.count()


def test_a_query_sees_the_rows_of_its_agency_only(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert list(Employee.objects.all()) == [cast.putri_employee]
        assert not Employee.objects.filter(pk=cast.joko_employee.pk).exists()
