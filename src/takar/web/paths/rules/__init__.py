"""How far the next category of an axis is, and the smallest changes that lead there; pure."""

from takar.web.paths.rules.climbing import Climb, Lift, climb
from takar.web.paths.rules.options import Options, options_of

__all__ = ["Climb", "Lift", "Options", "climb", "options_of"]
