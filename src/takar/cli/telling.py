"""What the commands that measure say beside their results: faults, remarks, bundles, progress."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from takar.kernel.language import Message, msg
from takar.regulations.law import Law
from takar.tables.reading import SUFFIXES, BadTables

SHOWN = 20


@contextmanager
def faults_listed() -> Iterator[None]:
    """List the first bad cells before giving up."""
    try:
        yield
    except BadTables as error:
        console = Console(stderr=True, soft_wrap=True)
        for fault in error.faults[1:SHOWN]:
            console.print(str(fault), markup=False, highlight=False)
        raise


def tell_remarks(found: Iterable[Message], law: Law, agencies: Collection[str]) -> None:
    """Say what is worth a second look; it stops nothing."""
    console = Console(stderr=True, soft_wrap=True)
    told = list(found)
    if law.agency and law.agency not in agencies:
        told.append(msg("Instansi {agency} tidak mempunyai aturan sendiri.", agency=law.agency))
    for remark in told:
        console.print(str(remark), markup=False, highlight=False)


def tell_bundle(digest: str, *, generated: bool) -> None:
    """Print the digest to be published, and whether the pseudonyms' key was made up."""
    console = Console(stderr=True, soft_wrap=True)
    console.print(str(msg("Sidik jari bundel: {digest}", digest=digest)), highlight=False)
    if generated:
        says = msg(
            "Nama samaran memakai kunci acak. Tetapkan TAKAR_PSEUDONYM_KEY agar orang yang sama "
            "mendapat nama samaran yang sama."
        )
        console.print(str(says))


def stems_in(folder: Path) -> set[str]:
    """Return the names of the tables' files in a folder, without their endings."""
    return {path.stem for path in folder.iterdir() if path.suffix in SUFFIXES}


@contextmanager
def working(says: Message) -> Iterator[None]:
    """Show that something is being done, where somebody is looking on."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(str(says)):
        yield
