"""The law as data: dated, cited, overlaid."""

from takar.regulations.book import Book
from takar.regulations.law import Law

__all__ = ["Book", "Law"]
