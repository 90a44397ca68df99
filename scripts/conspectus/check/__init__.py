"""A ``Review`` in, findings out. Knows nothing of how findings are printed."""
