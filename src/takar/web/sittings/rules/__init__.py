"""Rules of sittings: states, clocks, what an answer is worth; pure."""
