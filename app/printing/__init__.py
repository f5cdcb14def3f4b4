"""PDF bytes → paper: the printer protocol, the folder printer, and the supervisor."""
