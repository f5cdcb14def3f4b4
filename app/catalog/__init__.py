"""Reads `catalog.sqlite`: regions, items, editions, and search within a region.

`catalogue` is the way in; `front` reads what the first page shows, and nothing else. Imports
nothing here: the first page does not wait for the whole domain.
"""
