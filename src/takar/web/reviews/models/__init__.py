"""Cycles, committees, cases, meetings, proposals and groups."""

from takar.web.reviews.models.cases import Case, Meeting, Proposal
from takar.web.reviews.models.cycles import Cycle, Member, OfCycle
from takar.web.reviews.models.groups import GroupMember

__all__ = ["Case", "Cycle", "GroupMember", "Meeting", "Member", "OfCycle", "Proposal"]
