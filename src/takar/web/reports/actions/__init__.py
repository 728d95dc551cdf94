"""Printing is recorded: who took which report about whom."""

from takar.web.reports.actions.events import (
    export_recap,
    print_all,
    print_group,
    print_individual,
    print_working_annex,
)

__all__ = [
    "export_recap",
    "print_all",
    "print_group",
    "print_individual",
    "print_working_annex",
]
