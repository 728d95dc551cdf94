from takar.synthetic.organisation.jobs import JOBS, TIER_WORDS
from takar.tables.people import POSITION_TIERS


def test_no_job_stands_twice_in_the_list() -> None:
    names = [job.name for job in JOBS]
    assert len(set(names)) == len(names)


def test_every_job_has_a_weight_and_a_field_of_study() -> None:
    assert all(job.weight > 0 and job.fields for job in JOBS)


def test_every_functional_tier_has_a_word() -> None:
    assert set(TIER_WORDS) < set(POSITION_TIERS)
