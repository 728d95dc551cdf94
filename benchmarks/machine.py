"""The machine that benchmarks ran on, in words and numbers."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version


def machine(*libraries: str) -> dict[str, object]:
    """Return the day, the machine, and the versions of Python and of libraries."""
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
        **{name: version(name) for name in libraries},
    }


def load() -> float:
    """Return how many programs wanted a core in the last minute, on average."""
    return round(os.getloadavg()[0], 1)
