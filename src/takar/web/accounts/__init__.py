"""Who acts, for which agency, in which role."""
