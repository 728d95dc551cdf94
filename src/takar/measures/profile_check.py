"""Whether a profile fits the tables: what only those who know the columns can check."""

from takar.regulations.profile import TalentProfile


def accepted(profile: TalentProfile) -> TalentProfile:
    return profile
