"""The files a command writes: checked before any work is done."""

from dataclasses import dataclass
from pathlib import Path

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.runs.writing import UnknownFormat, check_suffix, stamp_path

ZIP = ".zip"


class SameFile(TakarError):
    """Two results were to be written to one file."""


@dataclass(frozen=True)
class Targets:
    """Where the results and what goes with them are written."""

    out: Path
    components: Path | None = None
    groups: Path | None = None
    bundle: Path | None = None

    @property
    def paths(self) -> list[Path]:
        """Every file that the run writes."""
        found = (self.out, stamp_path(self.out), self.components, self.groups, self.bundle)
        return [path for path in found if path]

    def check(self) -> None:
        """Refuse files of an unknown format, and two results in one file.

        Raises:
            UnknownFormat: a suffix names no format.
            SameFile: two of them are one.
        """
        for path in filter(None, (self.out, self.components, self.groups)):
            check_suffix(path)
        if self.bundle and self.bundle.suffix.lower() != ZIP:
            raise UnknownFormat(
                msg(
                    "Format {suffix} tidak dikenal.", suffix=self.bundle.suffix or self.bundle.name
                ),
                hint=msg("Akhiri nama berkas dengan {known}.", known=ZIP),
            )
        targets = [path.resolve() for path in self.paths]
        for path in targets:
            if targets.count(path) > 1:
                raise SameFile(
                    msg("Berkas {name} dipakai untuk dua hasil.", name=path.name),
                    hint=msg("Pakai nama lain untuk salah satunya."),
                )
