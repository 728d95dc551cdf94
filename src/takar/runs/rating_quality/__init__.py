"""The quality of the ratings of an event: one report, computed in one order, never applied.

The shapes of a report can be read without loading what computes it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from takar.runs.rating_quality.reporting import rating_quality
    from takar.runs.rating_quality.steps import STEPS

__all__ = ["STEPS", "rating_quality"]
PLACES = {"STEPS": "steps", "rating_quality": "reporting"}


def __getattr__(name: str) -> Any:
    """Load what computes a report only when somebody asks for it."""
    if name not in PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{PLACES[name]}"), name)
