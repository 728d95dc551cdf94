"""What is stored about rating sheets."""

from takar.web.rating_sheets.models.journal import SheetChange
from takar.web.rating_sheets.models.sheets import RatingSheet, SheetCell

__all__ = ["RatingSheet", "SheetCell", "SheetChange"]
