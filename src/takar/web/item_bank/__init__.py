"""The item bank: items, their versions and keys, who wrote, reviewed and approved them."""
