"""Pictures as text: small values in, SVG out. What a picture means, and where it stands, others know."""
