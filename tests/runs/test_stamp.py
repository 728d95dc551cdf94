import json
from dataclasses import replace
from datetime import timedelta

from takar.runs.measure import Run
from takar.runs.stamp import code_version


def test_a_stamp_says_law_evidence_code_and_day(talent_run: Run) -> None:
    said = talent_run.stamp.as_json()
    assert json.loads(json.dumps(said)) == said
    assert said["day"] == "2025-05-14"
    assert said["law_edition"] == talent_run.law.edition
    assert len(str(said["evidence_hash"])) == 64
    assert said["code_version"] == code_version()


def test_two_stamps_of_one_source_differ_in_the_moment_alone(talent_run: Run) -> None:
    stamp = talent_run.stamp
    later = replace(stamp, made_at=stamp.made_at + timedelta(days=1))
    assert stamp.same_source(later)
    assert stamp.digest == later.digest
    other = replace(later, agency="kab_tirtamaya")
    assert not stamp.same_source(other)
    assert stamp.digest != other.digest
