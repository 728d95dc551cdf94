"""Linking: scales of different years made one by the items they share."""

from takar.psychometrics.linking.curves import Grid
from takar.psychometrics.linking.drifting import Drifted, DriftRules
from takar.psychometrics.linking.lines import Search
from takar.psychometrics.linking.precision import LineError, by_bootstrap, by_delta, by_persons
from takar.psychometrics.linking.scales import CannotLink, Link, link

__all__ = [
    "CannotLink",
    "DriftRules",
    "Drifted",
    "Grid",
    "LineError",
    "Link",
    "Search",
    "by_bootstrap",
    "by_delta",
    "by_persons",
    "link",
]
