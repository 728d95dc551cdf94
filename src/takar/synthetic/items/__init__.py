"""An invented bank of items of every form, and invented answers to them.

No item is taken from a published test. The situations, names and numbers are made up.
"""

from takar.synthetic.items.answering import answered, answered_by
from takar.synthetic.items.bank import SampleItem, bank

__all__ = ["SampleItem", "answered", "answered_by", "bank"]
