"""Standard setting: where a panel draws the lines between levels, and what follows from them."""

from takar.psychometrics.standard_setting.angoff import AngoffCut, Judge, angoff, failing
from takar.psychometrics.standard_setting.bookmark import Page, booklet, bookmark
from takar.psychometrics.standard_setting.curve import (
    AbilityCut,
    ability_at,
    ability_cut,
    expected_points,
    slope_at,
)
from takar.psychometrics.standard_setting.cut import BadJudgements, Cut
from takar.psychometrics.standard_setting.groups import contrasting_groups
from takar.psychometrics.standard_setting.hofstee import Bounds, hofstee
from takar.psychometrics.standard_setting.levels import (
    BadCuts,
    Decisions,
    decisions,
    level_chances,
    levels_from_cuts,
    needs_person,
)

__all__ = [
    "AbilityCut",
    "AngoffCut",
    "BadCuts",
    "BadJudgements",
    "Bounds",
    "Cut",
    "Decisions",
    "Judge",
    "Page",
    "ability_at",
    "ability_cut",
    "angoff",
    "booklet",
    "bookmark",
    "contrasting_groups",
    "decisions",
    "expected_points",
    "failing",
    "hofstee",
    "level_chances",
    "levels_from_cuts",
    "needs_person",
    "slope_at",
]
