"""What is noted while a report is computed: what is left out and why, and how far it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.runs.rating_quality.kept import Sentence
from takar.runs.rating_quality.report import Refusal

T = TypeVar("T")


@dataclass
class Notes:
    """Refusals, warnings, and how many parts are done.

    Attributes:
        told: is told after each part how many are done.
    """

    told: Callable[[int], object]
    done: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)

    def tried(self, part: str, compute: Callable[[], T]) -> T | None:
        """Return a part, or nothing when it has no ground; why is noted."""
        try:
            return compute()
        except TakarError as error:
            self.refuse(part, error.problem)
        except (np.linalg.LinAlgError, ArithmeticError, ValueError):
            self.refuse(part, msg("Penghitungannya tidak menemukan jawaban yang dapat dipercaya."))
        finally:
            self.done += 1
            self.told(self.done)
        return None

    def refuse(self, part: str, because: Message | str) -> None:
        """Note why a part is left out."""
        self.refusals.append(Refusal(part=part, because=Sentence.of(because)))

    def warn(self, messages: Iterable[Message]) -> None:
        """Note what is to be read with care; a sentence said twice is noted once."""
        self.warnings += [one for one in messages if one not in self.warnings]
