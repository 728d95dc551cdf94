"""Claims: evidence that people enter, verified or returned with a reason."""
