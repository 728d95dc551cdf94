"""What is stored: plans, the needs they answer, trainings that can be held, and who attends."""

from takar.web.development.models.bookings import Booking
from takar.web.development.models.courses import Course
from takar.web.development.models.needs import Blank, LeftOut, Need
from takar.web.development.models.plans import Plan

__all__ = ["Blank", "Booking", "Course", "LeftOut", "Need", "Plan"]
