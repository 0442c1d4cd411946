"""The surprise planner: frozen arrays in, a year of surprises with a proven bound out. Pure and seeded, no I/O.

The doors (import each from its module; NumPy is loaded with them, SciPy when a plan is made):

- `snapshot`: `make_problem(...) -> Problem`, `Plan`, `Edit`, `Progress`, `ANY`
- `solving`: `solve(problem, seed=0, report=None, is_cancelled=None) -> Plan`
- `repair`: `repair(problem, plan, edits) -> Repaired` after one answer, in milliseconds
- `reproving`: `reproven(problem, lines, rows) -> Plan`, the proof of known lines by known prices
- `checking`: `check(problem, lines) -> Checked` (value, violations, overruns)
- `explaining`: `explain(problem, plan, line) -> Explained` (prices paid, next-best ideas and weeks)
- `comparing`: the same objective for "birthday and Christmas", greedy and nothing
- `factors`: R, G, U of SCIENCE.md B2; `learning`: V; `refusals`: who is never planned

What lies behind them, in the order in which a year is planned:

1. what may be planned: `offers` (and `alone`, one customer of them), `sharing` (the limits of all as rows)
2. prices: `pricing` (everybody's best plan at given prices), `duals` (prices by steps), `columns` (by linear programs)
3. a plan: `rounding` (rounds at falling prices), then `polish` on `giving` with near-best `plans`
4. the proof of a small shop: `programs` (plans as columns), `tightening` and `knapsacks` (what still matters, and rows
   that only mixtures break), `exact` (integer programming), with `quiet` around the solver
"""
