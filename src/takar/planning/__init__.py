"""Planning: the least that has to be done to reach an aim, found by optimisation and proved."""
