"""Statements kept on disk: writing one takes longer than computing it for a whole regency.

A statement depends on the code, the law and what is asked, and on no evidence; all of that is in
its name. A file that somebody else owns or may write is not believed.
"""

import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from takar.runs.stamp import code_version

MOST = 64
"""Statements kept; the oldest make room."""
WRITERS = ("duckdb", "ibis-framework", "sqlglot")
"""The libraries that decide how a statement is written."""
OTHERS = stat.S_IWGRP | stat.S_IWOTH


def kept(key: tuple[object, ...], write: Callable[[], str], folder: Path | None = None) -> str:
    """Return the statement of that name, written now unless it is kept already.

    Args:
        key: everything on which the statement depends, beside the code itself.
        write: writes the statement.
        folder: where statements are kept; the reader's own cache unless told.
    """
    folder = folder or cache_folder()
    path = folder / f"{_name(key)}.sql"
    if is_ours(path):
        return path.read_text(encoding="utf-8")
    statement = write()
    with suppress(OSError):  # a statement that cannot be kept is written again next time
        _keep(path, statement)
    return statement


def cache_folder() -> Path:
    """Return the folder of the reader's own cache."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "takar" / "statements"


def is_ours(path: Path) -> bool:
    """Tell whether there is a file that only this reader may have written."""
    try:
        found = path.lstat()
    except OSError:
        return False
    ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return stat.S_ISREG(found.st_mode) and ours and not found.st_mode & OTHERS


def _name(key: tuple[object, ...]) -> str:
    parts = [code_version(), *(version(name) for name in WRITERS), *map(str, key)]
    return sha256("\x1f".join(parts).encode()).hexdigest()


def _keep(path: Path, statement: str) -> None:
    """Keep a statement, whole or not at all, and let the oldest go."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(statement)
    Path(beside).replace(path)
    known = sorted(path.parent.glob("*.sql"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in known[MOST:]:
        old.unlink(missing_ok=True)
