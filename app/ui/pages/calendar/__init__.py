"""The calendar: month, week and agenda, and what is done in them."""
