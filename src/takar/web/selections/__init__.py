"""Job fit and open selection: components, weights, shortlists; the result is advice."""
