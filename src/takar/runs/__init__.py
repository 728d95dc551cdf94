"""Read, measure, stamp, write: the only floor that joins engines and measures."""
