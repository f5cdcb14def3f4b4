"""What the program knows: items, conditions, checklists, notices. Pure: no file, no clock, no library."""
