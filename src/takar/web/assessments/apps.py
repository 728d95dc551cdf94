"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.acts import SENTENCES
from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import (
    EventStep,
    MenuItem,
    add_event_step,
    add_person_tab,
    add_to_menu,
)

WORKS_HERE = frozenset({"OPERATOR", "ASESOR", "KEPALA_UNIT", "PIMPINAN", "AUDITOR"})
PLANS = frozenset({"OPERATOR"})
SEES_TEAM = frozenset({"OPERATOR", "ASESOR", "PIMPINAN", "AUDITOR"})
RATES = frozenset({"OPERATOR", "ASESOR"})
SIGNS = frozenset({"OPERATOR", "PIMPINAN"})


class AssessmentsConfig(AppConfig):
    """The room assessments."""

    name = "takar.web.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the room to the menu, to the page of a person and to the page of an event."""
        from takar.web.assessments.queries.news import (  # noqa: PLC0415 -- models must be ready
            news_of_plan,
            news_of_scores,
            news_of_team,
        )

        add_sentences(SENTENCES)
        add_to_menu(
            MenuItem("assessments:events", _("Penilaian"), "clipboard-check", 30, WORKS_HERE)
        )
        add_person_tab(MenuItem("assessments:history", _("Penilaian"), "clipboard-check", 20))
        add_event_step(
            EventStep("assessments:event", _("Kegiatan"), "clipboard-check", 10),
            EventStep(
                "assessments:methods",
                _("Rancangan"),
                "grid-3x3",
                15,
                PLANS,
                stage="plan",
                told=news_of_plan,
            ),
            EventStep(
                "assessments:team",
                _("Tim"),
                "users",
                20,
                SEES_TEAM,
                stage="staff",
                told=news_of_team,
            ),
            EventStep(
                "assessments:assignments", _("Penugasan"), "user-check", 30, PLANS, stage="staff"
            ),
            EventStep(
                "assessments:scoring",
                _("Nilai"),
                "pencil-line",
                50,
                RATES,
                stage="rate",
                told=news_of_scores,
            ),
            EventStep(
                "assessments:signing",
                _("Tanda tangan"),
                "signature",
                80,
                SIGNS,
                states=frozenset({"INTEGRASI"}),
                stage="sign",
            ),
            EventStep(
                "assessments:results",
                _("Hasil"),
                "chart-column",
                85,
                states=frozenset({"DITANDATANGANI", "DISERAHKAN"}),
                stage="hand_over",
            ),
        )
