"""Facts on record of people, as columns of numbers."""
