"""Papers and workbooks, each made from an ``EventReport``."""
