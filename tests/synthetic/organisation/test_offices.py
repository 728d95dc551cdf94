from takar.synthetic.organisation.jobs import EXPERTS, JOBS
from takar.synthetic.organisation.offices import BADAN, DINAS


def test_every_office_has_divisions_and_a_name_of_its_own() -> None:
    offices = (*DINAS, *BADAN)
    assert len({office.name for office in offices}) == len(offices)
    assert all(len(office.divisions) >= 3 for office in offices)


def test_every_expert_finds_an_office_that_asks_for_the_job() -> None:
    affairs = {office.affair for office in (*DINAS, *BADAN)} | {
        "",
        "umum",
        "pengawasan",
        "ketertiban",
    }
    assert {job.home for job in JOBS if job.family == EXPERTS} <= affairs
