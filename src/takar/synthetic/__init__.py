"""Invented agencies and people, for demonstrations, tests and benchmarks."""

from takar.synthetic.regency import (
    DEMO_DAY,
    DEMO_SEED,
    PRESETS,
    Regency,
    assess,
    complete,
    regency,
    tailor,
)

__all__ = ["DEMO_DAY", "DEMO_SEED", "PRESETS", "Regency", "assess", "complete", "regency", "tailor"]
