"""One page for the head of the region: posts at risk, successors, proposals waiting."""
