"""The customers: cards, table and board of everyone, searched, filtered and chosen."""
