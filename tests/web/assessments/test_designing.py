from datetime import date
from decimal import Decimal

import pytest

from takar.web.assessments.actions import (
    BadPlan,
    apply_template,
    choose_participants,
    move_to,
    set_complexity,
    set_methods,
    undo_template,
    word_anchor,
)
from takar.web.assessments.models import Anchor, Event
from takar.web.assessments.papers import form_facts, printed_form
from takar.web.assessments.queries.anchors import (
    behaviours_of,
    ladders_of,
    latest_version,
    version_of,
)
from takar.web.assessments.queries.design import demand_of, design_of, template_of, usual_conducts
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.rules.design import (
    Conduct,
    class_findings,
    conduct_findings,
    weight_findings,
)
from takar.web.assessments.rules.refusals import NotNow
from takar.web.audit.action import NotPermitted
from takar.web.kit.scope import scope
from takar.web.people.queries.law import law_of
from tests.cast import Cast
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import COMPETENCIES, GOOD_MATRIX, METHODS

DAY = date(2025, 5, 14)


@pytest.mark.parametrize("complexity", ["SEDERHANA", "SEDANG", "KOMPLEKS"])
def test_a_template_is_taken_over_whole_and_given_back_whole(draft: Stage, complexity: str) -> None:
    cast, event = draft.cast, draft.event
    before = design_of(event)
    with pytest.raises(NotPermitted):
        apply_template(cast.sari, event, complexity=complexity)
    apply_template(cast.rahayu, event, complexity=complexity)
    template = template_of(law_of_event(event), complexity)
    taken = {one.code: one for one in design_of(event).methods}
    assert event.complexity == complexity
    assert set(taken) == {one.code for one in template.methods}
    for one in template.methods:
        assert taken[one.code].weight == one.weight
        assert taken[one.code].duration_minutes == one.duration_minutes
        assert set(taken[one.code].competencies) == set(one.competencies)
    assert not [finding for finding in findings_of(event) if "Kelas" in str(finding.problem)]

    undo_template(cast.rahayu, event)
    assert (design_of(event), event.complexity) == (before, "")
    undo_template(cast.rahayu, event)
    assert {one.code for one in design_of(event).methods} == set(taken)


def test_the_methods_stand_in_the_order_of_the_day(draft: Stage) -> None:
    apply_template(draft.cast.rahayu, draft.event, complexity="SEDANG")
    codes = [one.code for one in design_of(draft.event).methods]
    assert (codes[0], codes[-1]) == ("TES_PSIKOLOGI", "WAWANCARA_KOMPETENSI")


def test_there_is_nothing_to_undo_and_no_unknown_class(draft: Stage) -> None:
    with pytest.raises(BadPlan):
        undo_template(draft.cast.rahayu, draft.event)
    with pytest.raises(BadPlan):
        apply_template(draft.cast.rahayu, draft.event, complexity="MAHA")
    with pytest.raises(BadPlan):
        set_complexity(draft.cast.rahayu, draft.event, complexity="MAHA")


def test_a_running_event_keeps_its_design(running: Stage) -> None:
    with pytest.raises(NotNow):
        apply_template(running.cast.rahayu, running.event, complexity="SEDANG")


def test_how_a_method_is_held_stays_when_only_its_ticks_change(draft: Stage) -> None:
    cast, event = draft.cast, draft.event
    conducts = {METHODS[0]: Conduct(35, 1, 3, 5)}
    set_methods(cast.rahayu, event, matrix=GOOD_MATRIX, conducts=conducts)
    set_methods(cast.rahayu, event, matrix=GOOD_MATRIX)
    held = event.methods.get(code=METHODS[0])
    assert (held.duration_minutes, held.seats, held.assessors_needed, held.place) == (35, 1, 3, 5)


def test_a_method_taken_up_is_held_as_usual(draft: Stage) -> None:
    usual = usual_conducts(law_of_event(draft.event))
    held = draft.event.methods.get(code="DISKUSI_KELOMPOK")
    assert held.duration_minutes == usual["DISKUSI_KELOMPOK"].duration_minutes
    assert held.seats == 8


def test_a_class_that_lacks_a_kind_or_has_odd_simulations_is_told_but_does_not_stop(
    draft: Stage,
) -> None:
    law = law_of_event(draft.event)
    limits, demand = limits_of(law), demand_of(law, "SEDANG")
    whole = frozenset(COMPETENCIES)
    good = dict.fromkeys(
        ("TES_PSIKOLOGI", "KUESIONER_KOMPETENSI", "WAWANCARA_KOMPETENSI", "IN_TRAY"), whole
    )
    three = good | dict.fromkeys(("PRESENTASI", "DISKUSI_KELOMPOK"), whole)
    none = {code: seen for code, seen in good.items() if code != "IN_TRAY"}
    bare = {code: seen for code, seen in good.items() if code != "KUESIONER_KOMPETENSI"}
    assert class_findings(good, limits, demand, ["ADMINISTRATOR"]) == []
    for matrix, words in ((three, "3"), (none, "0"), (bare, "kuesioner")):
        [finding] = class_findings(matrix, limits, demand, ["ADMINISTRATOR"])
        assert words in str(finding.problem)
        assert not finding.stops
    [tier] = class_findings(good, limits, demand, ["ADMINISTRATOR", "JPT_PRATAMA"])
    assert "JPT_PRATAMA" in str(tier.problem)
    assert class_findings(good, limits, None, ["JPT_PRATAMA"]) == []


@pytest.mark.parametrize(
    ("weights", "is_odd"),
    [((1, 1, 1), False), ((20, 30, 50), False), ((20, 30, 49), True), ((20, 30, 51), True)],
)
def test_different_weights_make_a_hundred(weights: tuple[int, ...], is_odd: bool) -> None:
    given = {str(place): Decimal(weight) for place, weight in enumerate(weights)}
    assert bool(weight_findings(given)) == is_odd


@pytest.mark.parametrize(
    ("seats", "purpose", "is_odd"),
    [
        (3, "PEMETAAN", True),
        (4, "PEMETAAN", False),
        (8, "PEMETAAN", False),
        (9, "PEMETAAN", True),
        (1, "JOB_FIT", False),
    ],
)
def test_a_group_has_four_to_eight_candidates(
    draft: Stage,
    seats: int,
    purpose: str,
    is_odd: bool,
) -> None:
    limits = limits_of(law_of_event(draft.event))
    held = {"DISKUSI_KELOMPOK": Conduct(60, seats, 2)}
    assert bool(conduct_findings(held, limits, purpose)) == is_odd


@pytest.mark.parametrize(("assessors", "is_odd"), [(1, True), (2, False)])
def test_a_candidate_meets_two_assessors(
    draft: Stage,
    assessors: int,
    is_odd: bool,
) -> None:
    limits = limits_of(law_of_event(draft.event))
    held = {"WAWANCARA_KOMPETENSI": Conduct(60, 1, assessors), "TES_PSIKOLOGI": Conduct(60, 30, 0)}
    assert bool(conduct_findings(held, limits, "PEMETAAN")) == is_odd


def worded(cast: Cast, *lines: str) -> Anchor | None:
    return word_anchor(cast.rahayu, cast.agency, competency="INTEGRITAS", level=3, behaviours=lines)


def words(event: Event) -> tuple[str, ...]:
    return behaviours_of(event)["INTEGRITAS"][3]


def test_an_agency_words_a_level_in_versions_and_an_event_keeps_the_one_it_began_with(
    draft: Stage,
) -> None:
    cast, event = draft.cast, draft.event
    by_law = words(event)
    with pytest.raises(NotPermitted):
        word_anchor(cast.sari, cast.agency, competency="INTEGRITAS", level=3, behaviours=["X"])
    worded(cast, "Menolak suap di depan umum.")
    assert (words(event), version_of(event)) == (("Menolak suap di depan umum.",), 1)
    choose_participants(cast.rahayu, event)
    draft.moved("DIRENCANAKAN", "BERLANGSUNG")
    worded(cast, "Rumusan yang baru.")
    event.refresh_from_db()
    assert (event.anchor_version, latest_version(cast.agency)) == (1, 2)
    assert words(event) == ("Menolak suap di depan umum.",)
    worded(cast)
    today = {one.code: one for one in ladders_of(cast.agency, law_of(cast.agency, DAY))}
    assert today["INTEGRITAS"].levels[2].behaviours == by_law
    assert Anchor.objects.count() == 3


def test_the_same_words_again_make_no_version(cast: Cast, agency_scope: None) -> None:
    worded(cast, "Satu.", "  ", "Dua.")
    worded(cast, "Satu.", "Dua.")
    assert Anchor.objects.get().behaviours == "Satu.\nDua."


@pytest.mark.parametrize(
    ("count", "length", "fits"), [(6, 300, True), (7, 5, False), (1, 301, False)]
)
def test_words_have_a_limit(
    cast: Cast,
    agency_scope: None,
    count: int,
    length: int,
    fits: bool,
) -> None:
    lines = [f"{place}".ljust(length, "x") for place in range(count)]
    if fits:
        assert worded(cast, *lines)
        return
    with pytest.raises(BadPlan):
        worded(cast, *lines)


def test_a_level_that_is_none_has_no_words(cast: Cast, agency_scope: None) -> None:
    with pytest.raises(BadPlan):
        word_anchor(cast.rahayu, cast.agency, competency="INTEGRITAS", level=6, behaviours=["X"])


def test_the_words_of_one_agency_are_not_those_of_another(cast: Cast, agency_scope: None) -> None:
    worded(cast, "Milik kami.")
    with scope(agency=cast.other_agency, agency_code=cast.other_agency.code):
        assert latest_version(cast.other_agency) == 0


def test_the_blank_form_carries_every_competency_of_the_method(draft: Stage) -> None:
    worded(draft.cast, "Menolak suap di depan umum.")
    method = draft.event.methods.get(code=METHODS[0])
    facts = form_facts(method)
    assert len(facts["competencies"]) == len(COMPETENCIES)
    assert facts["competencies"][0]["levels"][2]["behaviours"] == ["Menolak suap di depan umum."]
    assert facts["levels"] == [0, 1, 2, 3, 4, 5]
    assert printed_form(method).startswith(b"%PDF-")


def test_a_finished_step_back_keeps_the_version(running: Stage) -> None:
    worded(running.cast, "Baru.")
    move_to(running.cast.rahayu, running.event, state="DIRENCANAKAN", reason="Ditunda")
    running.event.refresh_from_db()
    assert running.event.anchor_version == 0
