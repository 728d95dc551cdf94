import pytest

from takar.runs.rating_quality.parts import Rater
from takar.web.rating_quality.daylines import Frame, dayline, dayline_svg
from tests.web.rating_quality.drawn import texts


def rater(**facts: float | str | None) -> Rater:
    """Return an assessor who grew severer by 0.2 an hour, from the first to the sixth hour."""
    known: dict[str, float | str | None] = {
        "severity": 0.5,
        "se": 0.1,
        "drift": 0.2,
        "drift_se": 0.05,
        "middle": 3.0,
        "since": 1.0,
        "until": 6.0,
    }
    return Rater.model_validate({"code": "Sari", "ratings": 90, "ratees": 10} | known | facts)


def test_the_line_passes_through_the_severity_in_the_middle_with_the_narrowest_band() -> None:
    line = dayline(rater(until=5.0))
    assert line is not None
    assert line.first[:2] == pytest.approx((1.0, 0.1))
    assert line.last[:2] == pytest.approx((5.0, 0.9))
    hour, here, low, high = line.points[6]
    assert (hour, here) == pytest.approx((3.0, 0.5))
    assert (low, high) == pytest.approx((0.5 - 0.196, 0.5 + 0.196))
    wide = [high - low for _, _, low, high in line.points]
    assert min(wide) == wide[6]


@pytest.mark.parametrize("gap", ["severity", "se", "drift", "drift_se", "middle", "since"])
def test_without_a_figure_there_is_no_line(gap: str) -> None:
    assert dayline(rater(**{gap: None})) is None


def test_one_moment_is_no_day() -> None:
    assert dayline(rater(until=1.0)) is None


@pytest.mark.parametrize(("slope", "is_seen"), [(0.097, False), (0.099, True), (-0.099, True)])
def test_a_slope_is_seen_from_two_standard_errors_on(slope: float, is_seen: bool) -> None:
    line = dayline(rater(drift=slope))
    assert line is not None
    assert line.is_seen is is_seen


def test_all_drawings_share_one_scale_in_whole_hours_and_half_logits() -> None:
    lines = [line for one in (rater(), rater(severity=-2.0)) if (line := dayline(one))]
    frame = Frame.around(lines)
    assert (frame.since, frame.until) == (1.0, 6.0)
    assert frame.reach == 3.0
    assert Frame.around([]) == Frame(0.0, 1.0, 1.0)
    assert frame.at(1.0, 0.0)[1] > frame.at(1.0, 1.0)[1]


def test_a_drawing_says_its_ends_in_words() -> None:
    line = dayline(rater())
    assert line is not None
    drawing = dayline_svg(line, Frame.around([line]), title="Sari", ends=("ketat", "lunak"))
    said = texts(drawing)
    assert "▴ ketat" in said
    assert any(one.startswith("1: 0,10 (") and "6: 1,10" in one for one in said)
    assert "style=" not in drawing
