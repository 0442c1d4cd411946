"""From the file to a year of surprises: what the planner is given, and what its answer says. Loads NumPy."""
