"""Paper: the shape of a printed page, what can be printed, and how it reaches a printer or a PDF."""
