"""Files of any kind at the border: looked at first, then read, and written without traps."""

from takar.exchange.files.reading import SheetReading, read_template
from takar.exchange.files.sniff import LIMIT_BYTES, check_size
from takar.exchange.files.templates import TEMPLATES, template_of
from takar.exchange.files.workbook import write_workbook
from takar.exchange.files.writing import write_template

__all__ = [
    "LIMIT_BYTES",
    "TEMPLATES",
    "SheetReading",
    "check_size",
    "read_template",
    "template_of",
    "write_template",
    "write_workbook",
]
