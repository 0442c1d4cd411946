"""What a gesture is made of, why a surprise was chosen, what is suggested for the year, and letters that ask first."""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE gesture ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE gesture ADD COLUMN icon TEXT NOT NULL DEFAULT 'gift'",
    "ALTER TABLE gesture ADD COLUMN fact_kinds TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE gesture ADD COLUMN contains TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE gesture ADD COLUMN card_line TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE gesture_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT, gesture_id INTEGER NOT NULL REFERENCES gesture (id), days_before INTEGER
        NOT NULL DEFAULT 0, text TEXT NOT NULL
    )""",
    "CREATE INDEX gesture_step_gesture_id ON gesture_step (gesture_id)",
    "ALTER TABLE surprise ADD COLUMN fact_id INTEGER",
    "ALTER TABLE surprise ADD COLUMN genuine REAL NOT NULL DEFAULT 0.0",
    "ALTER TABLE surprise ADD COLUMN unexpected REAL NOT NULL DEFAULT 0.0",
    "ALTER TABLE surprise ADD COLUMN value REAL NOT NULL DEFAULT 0.0",
    "ALTER TABLE surprise ADD COLUMN expected_return REAL",
    "ALTER TABLE surprise ADD COLUMN card_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE surprise ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE suggestion (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), gesture_id INTEGER
        NOT NULL REFERENCES gesture (id), week INTEGER NOT NULL, is_locked INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX suggestion_customer_id ON suggestion (customer_id)",
    "ALTER TABLE template ADD COLUMN title TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE campaign ADD COLUMN asks_first INTEGER NOT NULL DEFAULT 0",
)
