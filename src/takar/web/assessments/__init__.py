"""Assessment events: from the choice of participants to the signed level per competency."""
