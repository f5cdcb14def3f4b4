"""Reads catalog.sqlite, and changes nothing in it."""
