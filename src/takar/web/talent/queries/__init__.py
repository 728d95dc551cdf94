"""The talent map: who stands where, among the people the reader sees."""

from takar.web.talent.queries.comparing import all_moved, both, moved, moves_between
from takar.web.talent.queries.placing import (
    Results,
    axis_titles,
    chosen,
    counts_of,
    gaps_in,
    in_box,
    indicator_titles,
    maps_of,
    names,
    placed_people,
    scatter_of,
    sorted_by,
    standing_of,
    succession_boxes,
    talent_of,
)

__all__ = [
    "Results",
    "all_moved",
    "axis_titles",
    "both",
    "chosen",
    "counts_of",
    "gaps_in",
    "in_box",
    "indicator_titles",
    "maps_of",
    "moved",
    "moves_between",
    "names",
    "placed_people",
    "scatter_of",
    "sorted_by",
    "standing_of",
    "succession_boxes",
    "talent_of",
]
