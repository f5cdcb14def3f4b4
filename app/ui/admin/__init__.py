"""The attendant's pages. Screens only: what they show comes as views, what is wanted as signals."""
