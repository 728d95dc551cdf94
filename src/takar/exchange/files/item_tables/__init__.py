"""Items as rows of a workbook or CSV: read with a fault for every bad row, and written back."""

from takar.exchange.files.item_tables.reading import ItemTableReading, TableItem, read_item_table
from takar.exchange.files.item_tables.writing import write_item_table, write_item_template

__all__ = [
    "ItemTableReading",
    "TableItem",
    "read_item_table",
    "write_item_table",
    "write_item_template",
]
