"""The first page: bring customers, look around, start empty, or open what is there."""
