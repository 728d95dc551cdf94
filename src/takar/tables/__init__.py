"""What a table of evidence must have: its columns, their kinds and their permitted values."""

from takar.tables.catalogue import TABLES
from takar.tables.schema import Column, TableSchema

__all__ = ["TABLES", "Column", "TableSchema"]
