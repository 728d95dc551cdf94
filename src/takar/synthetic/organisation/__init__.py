"""Who there is to work for: the units of a regional government and the seats in them."""
