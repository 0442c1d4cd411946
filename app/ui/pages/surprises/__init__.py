"""The surprises of a year: budgets, gestures, the ribbon, and why each of them."""
