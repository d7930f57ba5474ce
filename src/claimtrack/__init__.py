"""Read news reports as attributed claims, and cross-reference them claim by claim."""
