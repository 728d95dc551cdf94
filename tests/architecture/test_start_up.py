"""The web starts without the heavy libraries: who solves, estimates or prints loads them."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("numba", "ortools", "scipy", "typst")
START = """
import sys, traceback

HEAVY = set(sys.argv[1:])

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name in HEAVY:
            HEAVY.discard(name)
            stack = [one for one in traceback.extract_stack() if "takar" in one.filename]
            print(name, "by", " < ".join(f"{one.filename}:{one.lineno}" for one in stack[::-1]))

sys.meta_path.insert(0, Finder())
import django
django.setup()
import takar.web.urls
"""


def test_the_web_starts_without_the_heavy_libraries(tmp_path: Path) -> None:
    told = subprocess.run(  # noqa: S603 -- our own Python, our own words
        [sys.executable, "-c", START, *HEAVY],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "takar.web.settings",
            "TAKAR_HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout == ""
