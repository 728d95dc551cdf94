"""The information of a test as a drawing: one curve up, the standard error across it.

Colours stand as presentation attributes, so that the drawing is complete on paper; on a page the
style sheet replaces them by class.
"""

from collections.abc import Sequence
from html import escape

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.irt.information import Floats, InformationCurve
from takar.psychometrics.telling import number_told

INK, SOFT, LINE, TEAL, AMBER = "#14262b", "#4a5b60", "#d5d0c4", "#0b5c63", "#8a4b00"
LEFT, TOP, WIDE, TALL = 56.0, 34.0, 480.0, 240.0
MOST_ERROR = 2.0
"""Standard errors above this leave the drawing: nothing is known there."""


def information_svg(
    curve: InformationCurve,
    *,
    title: Message | str = msg("Informasi tes dan galat baku"),  # noqa: B008 -- a sentence cannot change
    cuts: Sequence[float] = (),
) -> str:
    """Draw information (left scale) and standard error (right scale) along the ability.

    Args:
        cuts: abilities at which decisions are taken, marked by a line.
    """
    tall = max(float(curve.total.max()), 1e-9)
    parts = [
        *_grid(curve, tall),
        *(_cut(curve, cut) for cut in cuts),
        _curve(curve, curve.total / tall, TEAL, "chart-stroke chart-seen-line"),
        *_errors(curve),
        _word((LEFT, 18), msg("Informasi"), colour=TEAL),
        _word((LEFT + WIDE, 18), msg("Galat baku (garis putus)"), anchor="end", colour=AMBER),
        _word((LEFT + WIDE / 2, TOP + TALL + 38), msg("Kemampuan (logit)"), anchor="middle"),
    ]
    size = f"{LEFT + WIDE + 50:g} {TOP + TALL + 52:g}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img">'
        f"<title>{escape(str(title))}</title><desc>{escape(str(words(curve)))}</desc>"
    )
    return head + "".join(parts) + "</svg>"


def words(curve: InformationCurve) -> Message:
    """Say in words where the test measures well."""
    place, most = curve.peak
    good = curve.covered(0.5)
    if good is None:
        return msg(
            "Informasi tertinggi {most} pada kemampuan {place}; galat baku selalu di atas 0,5.",
            most=number_told(most),
            place=number_told(place),
        )
    return msg(
        "Informasi tertinggi {most} pada kemampuan {place}; galat baku paling besar 0,5 antara "
        "{low} dan {high}.",
        most=number_told(most),
        place=number_told(place),
        low=number_told(good[0]),
        high=number_told(good[1]),
    )


def _x(curve: InformationCurve, theta: float) -> float:
    low, high = float(curve.theta[0]), float(curve.theta[-1])
    return LEFT + WIDE * (theta - low) / max(high - low, 1e-9)


def _grid(curve: InformationCurve, tall: float) -> list[str]:
    """Draw the scales: whole logits below, information left, standard errors right."""
    parts = []
    for mark in range(int(np.ceil(curve.theta[0])), int(np.floor(curve.theta[-1])) + 1):
        x = _x(curve, mark)
        parts += [_line((x, TOP), (x, TOP + TALL)), _word((x, TOP + TALL + 18), mark)]
    for step in range(5):
        y = TOP + TALL * (1 - step / 4)
        parts += [
            _line((LEFT, y), (LEFT + WIDE, y)),
            _word((LEFT - 8, y + 4), number_told(tall * step / 4, 1), anchor="end"),
            _word((LEFT + WIDE + 8, y + 4), number_told(MOST_ERROR * step / 4), anchor="start"),
        ]
    return parts


def _errors(curve: InformationCurve) -> list[str]:
    """Draw the standard errors; where they leave the drawing the line stops."""
    inside = curve.csem <= MOST_ERROR
    found = []
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inside.astype(int), [0]])))
    for start, end in edges.reshape(-1, 2):
        part = slice(int(start), int(end))
        found.append(
            _curve(
                curve,
                curve.csem / MOST_ERROR,
                AMBER,
                "chart-required chart-required-line",
                part=part,
                dashes=' stroke-dasharray="6 4"',
            )
        )
    return found


def _curve(
    curve: InformationCurve,
    heights: Floats,
    colour: str,
    css: str,
    *,
    part: slice = slice(None),
    dashes: str = "",
) -> str:
    points = " ".join(
        f"{_x(curve, float(theta)):.1f},{TOP + TALL * (1 - float(height)):.1f}"
        for theta, height in zip(curve.theta[part], heights[part], strict=True)
    )
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"{dashes}'
        f' class="{css}"/>'
    )


def _cut(curve: InformationCurve, cut: float) -> str:
    x = _x(curve, cut)
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP:.1f}" y2="{TOP + TALL:.1f}"'
        f' stroke="{INK}" stroke-width="1.5" stroke-dasharray="2 3" class="chart-cut"/>'
    )


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        f' stroke="{LINE}" class="chart-grid"/>'
    )


def _word(
    at: tuple[float, float], words: object, *, anchor: str = "middle", colour: str = SOFT
) -> str:
    return (
        f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="12" text-anchor="{anchor}"'
        f' font-family="Noto Sans, Liberation Sans, sans-serif" fill="{colour}"'
        f' class="chart-quiet">{escape(str(words))}</text>'
    )
