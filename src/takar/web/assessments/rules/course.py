"""The stages of an event as the reader is led through them, and when each is behind."""

from takar.web.assessments.rules.states import ORDER

STAGES = {
    "plan": "Rancang",
    "staff": "Susun tim",
    "timetable": "Jadwalkan",
    "rate": "Nilai",
    "integrate": "Integrasikan",
    "sign": "Tanda tangani",
    "hand_over": "Serahkan",
}
BEHIND_FROM = {
    "plan": "DIRENCANAKAN",
    "staff": "PENILAIAN",
    "timetable": "PENILAIAN",
    "rate": "INTEGRASI",
    "integrate": "DITANDATANGANI",
    "sign": "DITANDATANGANI",
    "hand_over": "DISERAHKAN",
}


def is_behind(stage: str, state: str) -> bool:
    """Tell whether the event has left a stage behind, whatever was done in it."""
    return ORDER.index(state) >= ORDER.index(BEHIND_FROM[stage])
