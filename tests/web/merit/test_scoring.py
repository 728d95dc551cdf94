from datetime import date
from decimal import Decimal

import pytest

from takar.regulations.book import Book
from takar.web.merit.rules import ADOPTION, NEW, OLD, Outcome, parts
from takar.web.merit.scoring import scored

LAW = Book.load().on(date(2026, 3, 2))


def outcome(
    instrument: str,
    values: dict[str, str] | None = None,
    findings: dict[str, str] | None = None,
    shares: dict[str, str] | None = None,
    engagement: str | None = None,
) -> Outcome:
    return scored(
        LAW,
        instrument,
        values={code: Decimal(value) for code, value in (values or {}).items()},
        findings=findings or {},
        shares={code: Decimal(value) for code, value in (shares or {}).items()},
        engagement=None if engagement is None else Decimal(engagement),
        correction=None,
    )


def codes(instrument: str) -> list[str]:
    return [one.code for part in parts(LAW, instrument) for one in part.questions]


def test_full_marks_of_the_older_instrument_stand_between_its_two_totals() -> None:
    found = outcome(OLD, dict.fromkeys(codes(OLD), "4"))
    assert (found.least, found.most) == (Decimal("1.0000"), Decimal("1.0250"))
    assert (found.category, found.answered) == ("IV", found.asked)


def test_one_open_topic_leaves_the_number_open_and_is_not_counted_as_zero() -> None:
    known = dict.fromkeys(codes(OLD), "4")
    del known["PENGADAAN-1"]
    found = outcome(OLD, known)
    part = next(one for one in found.parts if one.code == "PENGADAAN")
    assert (part.least, part.most) == (Decimal(25), Decimal(40))
    assert not part.is_sure
    assert found.answered == found.asked - 1


@pytest.mark.parametrize(
    ("engagement", "index", "title"), [("0.6", "0.7500", "Menengah"), ("0.84", "0.8100", "Tinggi")]
)
def test_the_newer_instrument_weighs_the_survey(engagement: str, index: str, title: str) -> None:
    found = outcome(NEW, dict.fromkeys(codes(NEW), "0.8"), engagement=engagement)
    assert (found.least, found.title, found.is_sure) == (Decimal(index), title, True)


def test_without_a_survey_the_level_is_open() -> None:
    found = outcome(NEW, dict.fromkeys(codes(NEW), "0.8"))
    assert (found.category, found.title_least, found.title_most) == ("", "Lanjutan", "Tinggi")


def test_the_checklist_counts_what_was_checked_and_tells_what_waits() -> None:
    findings = {"TIM_DAN_KOMITE": "ADA", "PERATURAN_DAERAH": "DIAJUKAN", "MUTU_DATA": "TIDAK_ADA"}
    found = outcome(ADOPTION, findings=findings)
    assert found.asked == 12
    assert (found.least, found.most) == (Decimal("8.3333"), Decimal("16.6667"))
    assert found.answered == 3


@pytest.mark.parametrize(("share", "least"), [("99.99", "0.0000"), ("100", "8.3333")])
def test_what_is_measured_counts_from_its_limit_on(share: str, least: str) -> None:
    found = outcome(ADOPTION, shares={"CAKUPAN_KINERJA": share})
    assert (found.least, found.answered) == (Decimal(least), 1)


@pytest.mark.parametrize(
    ("instrument", "full", "least"),
    [(OLD, "4", "1.0000"), (NEW, "1", "1.0000")],
)
def test_percent_of_answers_is_right_for_nothing_one_and_all(
    instrument: str, full: str, least: str
) -> None:
    every = codes(instrument)
    assert outcome(instrument).percent == 0
    assert outcome(instrument, {every[0]: full}).percent == Decimal(100) / len(every)
    whole = outcome(instrument, dict.fromkeys(every, full), engagement="1")
    assert (whole.percent, whole.least) == (Decimal(100), Decimal(least))


def test_percent_of_the_checklist_is_right_for_nothing_one_and_all() -> None:
    every = codes(ADOPTION)
    typed = [code for code in every if not code.startswith("CAKUPAN_")]
    shares = dict.fromkeys(("CAKUPAN_KINERJA", "CAKUPAN_KOMPETENSI"), "100")
    nothing = outcome(ADOPTION)
    assert (nothing.percent, nothing.least) == (Decimal(0), Decimal(0))
    first = outcome(ADOPTION, findings={typed[0]: "ADA"})
    assert (first.percent, first.least) == (Decimal(100) / 12, Decimal("8.3333"))
    whole = outcome(ADOPTION, findings=dict.fromkeys(typed, "ADA"), shares=shares)
    assert (whole.percent, whole.least) == (Decimal(100), Decimal(100))
    assert whole.is_sure
