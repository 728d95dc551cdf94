import pytest

from takar.web.kit.scope import scope
from takar.web.results import tasks
from takar.web.results.actions import ask_for_run
from takar.web.results.models import Run, RunRequest
from tests.cast import DAY, Cast


def asked(cast: Cast, measure: str = "jpm") -> RunRequest:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        return ask_for_run(cast.rahayu, cast.agency, measure=measure, title="J", day=DAY)


def test_a_request_is_worked_off_outside_any_page(cast: Cast) -> None:
    request = asked(cast)
    tasks.work_off.func(request.pk)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        request.refresh_from_db()
        assert (request.state, request.is_finished) == ("SELESAI", True)
        assert request.run == Run.objects.get()


def test_what_nobody_expected_is_written_on_the_request_and_not_swallowed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("no room on disk")

    monkeypatch.setattr(tasks, "answer_request", broken)
    request = asked(cast)
    with pytest.raises(OSError, match="no room"):
        tasks.work_off.func(request.pk)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        request.refresh_from_db()
        assert request.state == "GAGAL"
        assert request.problem
        assert not Run.objects.exists()


@pytest.mark.parametrize(("state", "after"), [("BERJALAN", "GAGAL"), ("SELESAI", "SELESAI")])
def test_a_measuring_that_was_cut_off_says_so(cast: Cast, state: str, after: str) -> None:
    request = asked(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        RunRequest.objects.filter(pk=request.pk).update(state=state)
    tasks.end_work(request.pk)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        request.refresh_from_db()
    assert request.state == after
    assert ("terputus" in request.problem) is (after == "GAGAL")
