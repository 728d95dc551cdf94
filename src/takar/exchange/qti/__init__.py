"""QTI packages (2.1, 2.2, 3.0): the part that our items can say, read strictly and written back."""

from takar.exchange.qti.archive import PackageRefused
from takar.exchange.qti.reading import read_package
from takar.exchange.qti.reports import QtiFault, QtiItem, QtiReading, Skipped
from takar.exchange.qti.writing import NotWritable, is_writable, write_package

__all__ = [
    "NotWritable",
    "PackageRefused",
    "QtiFault",
    "QtiItem",
    "QtiReading",
    "Skipped",
    "is_writable",
    "read_package",
    "write_package",
]
