"""Parts that any screen is made of."""
