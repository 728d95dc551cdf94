"""The error of the house: what is wrong, and what to do about it."""

from takar.kernel.language import Message


class TakarError(Exception):
    """A problem the reader can mend, with the hint how.

    Attributes:
        problem: what is wrong and where.
        hint: what to do.
    """

    def __init__(self, problem: Message | str, *, hint: Message | str = "") -> None:
        super().__init__(problem, hint)
        self.problem = problem
        self.hint = hint

    @property
    def code(self) -> str:
        """A stable name of the problem, for machines."""
        return type(self).__name__

    def __str__(self) -> str:
        return f"{self.problem} {self.hint}".strip()
