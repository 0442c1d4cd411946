"""Letters: one text for many people, each with the person's own facts."""
