"""The saving route: answers go from the wire to the disk in groups, outside the request machinery.

``tokens`` say whose answers they are, ``wire`` reads what was sent, ``gathering`` puts what arrives
at the same time into one transaction, ``postgres`` and ``sqlite`` write it, ``route`` answers.
docs/explanation/answer_saving.md tells why.
"""
