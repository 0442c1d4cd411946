"""Chances with their bands, proposed days, public holidays, what a promise was given for, events of calendars."""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE standing ADD COLUMN chance_low REAL",
    "ALTER TABLE standing ADD COLUMN chance_high REAL",
    "ALTER TABLE standing ADD COLUMN is_slipping INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE standing ADD COLUMN slipping_rank REAL NOT NULL DEFAULT 0.0",
    "CREATE INDEX standing_slipping ON standing (slipping_rank, customer_id) WHERE is_slipping",
    """CREATE TABLE proposal (
        customer_id INTEGER PRIMARY KEY, day INTEGER NOT NULL, minute INTEGER, channel TEXT NOT NULL, minutes INTEGER
        NOT NULL, due_day INTEGER NOT NULL, made_on INTEGER NOT NULL
    )""",
    "CREATE INDEX proposal_day ON proposal (day, minute)",
    "CREATE TABLE public_holiday (day INTEGER PRIMARY KEY, name TEXT NOT NULL, place TEXT NOT NULL)",
    "ALTER TABLE promise ADD COLUMN promised_for INTEGER",
    "ALTER TABLE touchpoint ADD COLUMN conflict_felt TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE event_source (
        id INTEGER PRIMARY KEY AUTOINCREMENT, batch_id INTEGER REFERENCES import_batch (id), touchpoint_id INTEGER
        REFERENCES touchpoint (id), occasion_id INTEGER REFERENCES occasion (id), promise_id INTEGER REFERENCES promise
        (id), repeat_id INTEGER REFERENCES repeat (id), uid TEXT NOT NULL, recurrence TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX event_source_uid ON event_source (uid, recurrence)",
    "CREATE INDEX event_source_batch_id ON event_source (batch_id)",
    "CREATE INDEX event_source_touchpoint_id ON event_source (touchpoint_id)",
    "CREATE INDEX event_source_occasion_id ON event_source (occasion_id)",
    "CREATE INDEX event_source_promise_id ON event_source (promise_id)",
    "CREATE INDEX event_source_repeat_id ON event_source (repeat_id)",
    "CREATE INDEX touchpoint_planned ON touchpoint (day, minute) WHERE state = 'planned' AND trashed_at IS NULL",
    "CREATE INDEX promise_open ON promise (due) WHERE state = 'open' AND trashed_at IS NULL",
    "CREATE INDEX promise_closed ON promise (closed_on, state) WHERE closed_on IS NOT NULL AND trashed_at IS NULL",
    "CREATE INDEX occasion_rare ON occasion (month, day) WHERE kind <> 'birthday'",
    "CREATE INDEX change_open ON change (happened_on) WHERE looked_at_on IS NULL AND trashed_at IS NULL",
    "CREATE INDEX plan_reopened ON plan (reopened_by_id) WHERE reopened_by_id IS NOT NULL AND trashed_at IS NULL",
    "CREATE INDEX plan_revisit ON plan (revisit_on) WHERE revisit_on IS NOT NULL AND trashed_at IS NULL",
    "DROP INDEX touchpoint_day_minute",
    """CREATE INDEX touchpoint_of_day ON touchpoint (day, state, minute, channel, duration_minutes, direction)
        WHERE trashed_at IS NULL""",
    "DROP INDEX promise_due",
    "CREATE INDEX surprise_delivered_on ON surprise (delivered_on) WHERE delivered_on IS NOT NULL",
    "CREATE INDEX stakeholder_until ON stakeholder (until) WHERE until IS NOT NULL",
    "CREATE INDEX change_happened_on ON change (happened_on)",
    "CREATE INDEX customer_decision_on ON customer (decision_on) WHERE decision_on IS NOT NULL",
    "CREATE INDEX customer_gone ON customer (trashed_at) WHERE trashed_at IS NOT NULL OR is_deceased",
)
