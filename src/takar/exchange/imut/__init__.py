"""Batches of moves shaped for I-MUT: made from clean lists only."""

from takar.exchange.imut.writing import COLUMNS, UncleanBatch, write_batch

__all__ = ["COLUMNS", "UncleanBatch", "write_batch"]
