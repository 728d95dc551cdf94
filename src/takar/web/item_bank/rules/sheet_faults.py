"""A box on the page of an item that does not say what it should."""

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


class SheetFault(TakarError):
    """What is wrong, and the box to mend; ``row`` counts the options from zero."""

    def __init__(self, problem: Message, *, field: str = "", row: int | None = None) -> None:
        super().__init__(problem, hint=msg("Perbaiki isian ini, lalu simpan lagi."))
        self.field = field
        self.row = row
