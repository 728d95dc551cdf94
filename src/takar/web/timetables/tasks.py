"""Timetables looked for in the background."""

from functools import partial

from django_tasks import task

from takar.web.accounts.models import User
from takar.web.kit.background import faults_told_by
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.timetables.actions import answer_search, begin_search, fail_search
from takar.web.timetables.models import Search
from takar.web.timetables.solving import answer_to


@task()
def look_for_timetable(search_id: int) -> None:
    """Look for a timetable once; what goes wrong is written on the search."""
    with scopes_disabled():
        search = Search.objects.select_related("event__agency", "asked_by", "mends").get(
            pk=search_id
        )
    if search.state != "MENUNGGU":
        return
    agency = search.event.agency
    with scope(agency=agency, agency_code=agency.code):
        look(search.asked_by, search)


def look(user: User, search: Search) -> None:
    """Look for a timetable now, and keep the answer or the fault."""
    begin_search(user, search)
    with faults_told_by(partial(fail_search, user, search)):
        answer_search(user, search, answer=answer_to(search))
