"""Abilities: of adaptive sections always, of ordinary ones where a calibration holds all items."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from django.utils import timezone

from takar.psychometrics.irt.models import ItemParameters as Known
from takar.psychometrics.irt.scoring import person_scores
from takar.psychometrics.responses import Responses
from takar.web.exam_results.abilities import rounded
from takar.web.exam_results.actions.levels import set_cuts
from takar.web.exam_results.actions.runs import (
    ask_for_run,
    found_for,
    switch_run,
    verify_run,
)
from takar.web.exam_results.models import PersonScore, ScoreRun
from takar.web.exam_results.queries.calibrations import calibrations_of, default_calibration
from takar.web.exam_results.rules.cuts import Cuts
from takar.web.exam_results.tasks import computed
from takar.web.item_bank.models import ItemParameters
from takar.web.sittings import actions
from takar.web.sittings.models import Sitting
from tests.cast import Cast
from tests.web.exam_results.made import Sat
from tests.web.exams.pools_made import SCALE, right
from tests.web.sittings.adaptive_hall import adaptive_hall, asked, begun, say, walk
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def sat_adaptive(cast: Cast, answers: str = "RWRRW") -> tuple[Hall, Sitting]:
    """Somebody who was given so many answers' questions, one more, and was then stopped."""
    hall = adaptive_hall(cast)
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        walk(sitting, answers, now=NOW)
        actions.close_session(hall.session, now=NOW + timedelta(minutes=1))
    return hall, sitting


def run_of(cast: Cast, hall: Hall) -> ScoreRun:
    return computed(ask_for_run(cast.rahayu, hall.session.exam), cast.rahayu)


def expected(sitting: Sitting, answers: str) -> tuple[Decimal, Decimal]:
    """Ability and error worked out by hand, by the package's own scoring."""
    rows = {
        row.version.item.code: row.values
        for row in ItemParameters.objects.filter(scale=SCALE).select_related("version__item")
    }
    codes = asked(sitting)[: len(answers)]
    items = [Known(code, "2PL", rows[code]["a"], tuple(rows[code]["d"])) for code in codes]
    told = person_scores(
        items,
        Responses.from_array(
            np.array([[int(one == "R") for one in answers]]),
            items=codes,
            categories=[2] * len(codes),
        ),
    )
    return rounded(float(told.theta[0])), rounded(float(told.se[0]))


def test_an_adaptive_section_is_scored_by_its_ability_and_earns_no_points(cast: Cast) -> None:
    hall, sitting = sat_adaptive(cast)
    with hall.scoped():
        run = run_of(cast, hall)
        score = PersonScore.objects.get(run=run, scale="BAGIAN:A")
        theta, error = expected(sitting, "RWRRW")
        assert (score.theta, score.error) == (float(theta), float(error))
        assert score.points is None
        assert (score.most, score.answered) == (0, 5)  # type: ignore[comparison-overlap]
        assert PersonScore.objects.get(run=run, scale="UJIAN").theta == score.theta


def test_it_is_the_same_again_by_the_rows_it_used(cast: Cast) -> None:
    hall, _ = sat_adaptive(cast)
    with hall.scoped():
        run = run_of(cast, hall)
        switch_run(cast.rahayu, run)
        assert verify_run(cast.rahayu, run)
        for row in list(ItemParameters.objects.filter(scale=SCALE)):
            newer = row.values | {"a": 0.4}
            ItemParameters.objects.create(
                version=row.version, values=newer, scale=SCALE, persons=9, source="baru"
            )
        assert verify_run(cast.rahayu, run)
        assert found_for(run).evidence_hash == run.evidence_hash


def test_an_answer_changed_after_the_next_question_changes_no_score(cast: Cast) -> None:
    hall, sitting = sat_adaptive(cast)
    with hall.scoped():
        before = run_of(cast, hall).scores.get(scale="BAGIAN:A").theta
        say(sitting, 1, right(), 99, at=NOW + timedelta(seconds=50))
        assert run_of(cast, hall).scores.get(scale="BAGIAN:A").theta == before


@pytest.mark.parametrize(("shift", "level"), [("0", "3"), ("-0.001", "3"), ("0.001", "2")])
def test_a_level_is_read_off_the_ability_exactly(cast: Cast, shift: str, level: str) -> None:
    hall, sitting = sat_adaptive(cast)
    with hall.scoped():
        theta, _ = expected(sitting, "RWRRW")
        cut = theta + Decimal(shift)
        set_cuts(
            cast.rahayu,
            hall.session.exam,
            scale="BAGIAN:A",
            cuts=Cuts.model_validate({"on": "THETA", "levels": {"2": "-10", "3": str(cut)}}),
            method="KEPUTUSAN",
            because="Putusan panel",
            document="BA 1",
        )
        score = run_of(cast, hall).scores.get(scale="BAGIAN:A")
        assert score.level == Decimal(level)


def calibrate(there: Sat, codes: tuple[str, ...]) -> None:
    """Give items of the ordinary exam parameters."""
    for place, code in enumerate(codes):
        ItemParameters.objects.create(
            version=there.versions[code],
            values={"model": "2PL", "a": 1.2, "d": [0.3 * place], "c": 0.0},
            scale="ujian-9",
            persons=300,
            source="uji",
        )


def test_an_ordinary_section_has_an_ability_where_all_its_items_are_calibrated(there: Sat) -> None:
    calibrate(there, ("S1", "S2"))
    assert default_calibration(there.exam) == "ujian-9"
    assert calibrations_of(there.exam) == {"ujian-9": "ujian-9 (2/4)"}
    run = there.live()
    assert run.chosen.calibration == "ujian-9"
    whole, part = there.score(run, 0), there.score(run, 0, "BAGIAN:A")
    assert whole.theta is None
    assert part.theta is not None
    assert part.error is not None
    assert part.points == 2
    worst = there.score(run, 2, "BAGIAN:A").theta
    assert worst is not None
    assert part.theta > worst
    assert set(run.parameters[str(there.form.pk)]) == {
        str(there.versions[code].pk) for code in ("S1", "S2")
    }


def test_without_a_calibration_nothing_changes_and_nobody_has_an_ability(there: Sat) -> None:
    run = there.live()
    assert (run.parameters, run.chosen.calibration) == ({}, "")
    assert set(run.scores.values_list("theta", flat=True)) == {None}


def test_parameters_belong_to_the_evidence(there: Sat) -> None:
    bare = there.marked(calibration="").evidence_hash
    calibrate(there, ("S1", "S2"))
    known = there.marked().evidence_hash
    assert known != bare
    assert there.marked(calibration="").evidence_hash == bare
    calibrate(there, ("S2", "S1"))
    assert there.marked().evidence_hash != known


def test_an_empty_answer_counts_as_the_form_says_for_the_ability_too(there: Sat) -> None:
    calibrate(there, ("S3", "S4"))
    zero = there.marked()
    ignored = there.marked(unanswered="DIABAIKAN")
    worse = there.score(zero, 1, "BAGIAN:B").theta
    better = there.score(ignored, 1, "BAGIAN:B").theta
    assert worse is not None
    assert better is not None
    assert worse < better


def test_figures_are_rounded_half_up_to_three_places() -> None:
    assert (rounded(0.12345), rounded(-0.1)) == (Decimal("0.123"), Decimal("-0.100"))
    assert rounded(float(Fraction(1, 8000))) == Decimal("0.000")
