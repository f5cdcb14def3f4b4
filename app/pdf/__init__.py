"""A notice on paper. `app.pdf.sheet` makes the A4 sheet; nothing heavy is imported here."""
