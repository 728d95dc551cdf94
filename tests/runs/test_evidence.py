from dataclasses import replace
from random import Random

from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.runs.evidence import columns_used, evidence_hash, evidence_used
from tests.measures.invented import Rows, as_tables


def test_names_numbers_and_birth_dates_are_not_used(law: Law) -> None:
    used = {column for columns in columns_used("talent", law).values() for column in columns}
    private = {"nip", "name", "sex", "birth_on", "title", "certificate_number"}
    assert not used & private


def test_a_birth_date_is_used_only_by_a_profile_that_asks_for_it(law: Law) -> None:
    plain = law.value("talent.profile").model_dump(by_alias=True)
    plain["performance"]["indicators"]["penghargaan"]["rubric"] = {
        "read": "years_since",
        "column": "birth_on",
    }
    profile = TalentProfile.model_validate(plain)
    found = {**law.found, "talent.profile": (profile, law.cite("talent.profile"))}
    assert "birth_on" in columns_used("talent", replace(law, found=found))["employees"]


def test_the_order_of_rows_does_not_change_the_fingerprint(rows: Rows, law: Law) -> None:
    dice = Random(1)  # noqa: S311 -- dice, not secrets
    mixed = {name: dice.sample(found, len(found)) for name, found in rows.items()}
    one = evidence_hash(evidence_used(as_tables(rows), "talent", law))
    assert evidence_hash(evidence_used(as_tables(mixed), "talent", law)) == one


def test_any_change_of_a_used_cell_changes_the_fingerprint(rows: Rows, law: Law) -> None:
    one = evidence_hash(evidence_used(as_tables(rows), "talent", law))
    first, *rest = rows["performance_ratings"]
    changed = {**rows, "performance_ratings": [{**first, "rating": "KURANG_SEKALI"}, *rest]}
    assert evidence_hash(evidence_used(as_tables(changed), "talent", law)) != one
    fewer = {**rows, "performance_ratings": rest}
    assert evidence_hash(evidence_used(as_tables(fewer), "talent", law)) != one


def test_a_gap_is_not_an_empty_text(rows: Rows, law: Law) -> None:
    first, *rest = rows["employees"]
    prints = {
        evidence_hash(
            evidence_used(
                as_tables({**rows, "employees": [{**first, "position_tier": tier}, *rest]}),
                "jpm",
                law,
            )
        )
        for tier in (None, "")
    }
    assert len(prints) == 2
