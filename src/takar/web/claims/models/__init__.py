"""What is stored about evidence that somebody entered."""

from takar.web.claims.models.certificates import Certificate
from takar.web.claims.models.claims import Claim, ClaimState
from takar.web.claims.models.courses import Course

__all__ = ["Certificate", "Claim", "ClaimState", "Course"]
