"""The surprise planner: frozen arrays in, a year of surprises with a proven bound out. Pure and seeded, no I/O.

The doors (import each from its module; NumPy is loaded with them, SciPy when a plan is made):

- `snapshot`: `make_problem(...) -> Problem`, `Plan`, `Edit`, `Progress`, `ANY`
- `solving`: `solve(problem, seed=0, report=None, is_cancelled=None) -> Plan`
- `repair`: `repair(problem, plan, edits) -> Repaired` after one answer, in milliseconds
- `checking`: `check(problem, lines) -> Checked` (value, violations, overruns)
- `explaining`: `explain(problem, plan, line) -> Explained` (prices paid, next-best ideas and weeks)
- `regularity`: how much the gaps between somebody's surprises vary
- `factors`: R, G, U of SCIENCE.md B2; `learning`: V; `refusals`: who is never planned; `comparing`: the yardsticks
"""
