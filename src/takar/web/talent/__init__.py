"""The talent map: two axes, nine boxes, a reason for every number."""
