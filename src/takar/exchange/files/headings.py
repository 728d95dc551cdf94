"""Which column of a file is which of ours."""

from collections.abc import Collection, Mapping, Sequence

from takar.exchange.files.grid import Grid
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


class MissingColumns(TakarError):
    """The file lacks columns without which its rows mean nothing."""


class ColumnTwice(TakarError):
    """Two columns of the file bear the same heading."""


def places_of(grid: Grid, spellings: Sequence[Mapping[str, str]], file_name: str) -> dict[str, int]:
    """Return where each of our columns stands in a file.

    Args:
        grid: the file.
        spellings: our names by heading key; an earlier mapping goes before a later one.
        file_name: only to name the file in messages.

    Raises:
        ColumnTwice: when two columns bear the same heading.
    """
    places: dict[str, int] = {}
    for names in spellings:
        found: dict[str, int] = {}
        for place, key in enumerate(grid.keys):
            name = names.get(key)
            if name is None or name in places:
                continue
            if name in found and key == grid.keys[found[name]]:
                raise _twice(grid.headings[place], file_name)
            found.setdefault(name, place)
        places |= found
    return places


def check_obligatory(places: Collection[str], obligatory: Sequence[str], file_name: str) -> None:
    """Raise when an obligatory column has no place."""
    missing = [name for name in obligatory if name not in places]
    if missing:
        raise MissingColumns(
            msg(
                "Berkas {file} tidak memuat kolom wajib: {columns}.",
                file=file_name,
                columns=", ".join(missing),
            ),
            hint=msg("Pakai berkas asli atau templat kami tanpa mengubah judul kolomnya."),
        )


def unknown_headings(grid: Grid, known: Collection[str]) -> list[Message]:
    """Return a note naming the columns nobody knows, if there are any."""
    unknown = [
        heading
        for heading, key in zip(grid.headings, grid.keys, strict=True)
        if key and key not in known
    ]
    if not unknown:
        return []
    columns = ", ".join(unknown)
    return [msg("Kolom yang tidak dikenal dan tidak dibaca: {columns}.", columns=columns)]


def _twice(heading: str, file_name: str) -> ColumnTwice:
    return ColumnTwice(
        msg("Kolom {column} ada dua kali pada berkas {file}.", column=heading, file=file_name),
        hint=msg("Hapus salah satu, lalu unggah lagi."),
    )
