"""The limits of the law that an event must keep, gathered from wherever the law writes them."""

from collections.abc import Mapping
from dataclasses import dataclass

JOB_FIT = "JOB_FIT"


@dataclass(frozen=True)
class Limits:
    """What the law says about methods, groups and assessors.

    Attributes:
        competencies: title per competency, in the order of the law.
        methods: title per known method.
        kinds: kind per method: TES, KUESIONER, WAWANCARA, SIMULASI, DOKUMEN.
        needs_assessor: methods in which assessors watch.
        in_group: methods in which candidates sit together in a group.
        least_methods: so many methods see each competency.
        center_simulations: so many simulations make an assessment center.
        validity_years: so long a signed result counts.
    """

    competencies: Mapping[str, str]
    methods: Mapping[str, str]
    kinds: Mapping[str, str]
    needs_assessor: frozenset[str]
    in_group: frozenset[str]
    least_methods: int
    center_simulations: int
    group_least: int
    group_most: int
    job_fit_least: int
    least_assessors: int
    validity_years: int
    lowest_level: int = 0
    highest_level: int = 5
    level_decimals: int = 2

    def smallest_group(self, purpose: str) -> int:
        """Return how few candidates may form a group; a job fit may take one."""
        return self.job_fit_least if purpose == JOB_FIT else self.group_least
