"""Files written once: whole or not at all, and never over another one."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from takar.kernel.errors import TakarError
from takar.kernel.language import msg


class AlreadyWritten(TakarError):
    """The file exists and says something else."""


class Unwritable(TakarError):
    """The file cannot be written where it should lie."""


def write_once(path: Path, write: Callable[[Path], object]) -> None:
    """Write beside the file and move it there; an equal file stays, another one is kept safe.

    Raises:
        AlreadyWritten: the file exists with another content.
    """
    beside = _beside(path)
    try:
        write(beside)
        if path.exists():
            if _same_bytes(path, beside):
                return
            raise AlreadyWritten(
                msg("Berkas {name} sudah ada dengan isi lain.", name=path.name),
                hint=msg("Hasil tidak pernah ditimpa. Pakai nama lain."),
            )
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Make an empty file beside the one to be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix
        )
    except OSError as error:
        problem = msg(
            "Berkas {name} tidak dapat ditulis di {folder}.", name=path.name, folder=path.parent
        )
        raise Unwritable(problem, hint=msg("Periksa nama folder dan hak tulisnya.")) from error
    os.close(handle)
    return Path(name)


def made_folder(path: Path) -> Path:
    """Return the folder, made where it was not there, and open for writing.

    Raises:
        Unwritable: there is a file of that name, or nobody may write there.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path).close()
    except OSError as error:
        raise Unwritable(
            msg("Folder {folder} tidak dapat dipakai.", folder=path),
            hint=msg("Periksa nama folder dan hak tulisnya."),
        ) from error
    return path


@contextmanager
def all_or_none(*paths: Path) -> Iterator[None]:
    """Take away, when something goes wrong inside, the files that were not there before."""
    before = [path for path in paths if not path.exists()]
    try:
        yield
    except BaseException:
        for path in before:
            if path.exists():
                path.unlink()
        raise


def _same_bytes(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
