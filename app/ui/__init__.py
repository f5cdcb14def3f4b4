"""The window; alone knows Qt."""
