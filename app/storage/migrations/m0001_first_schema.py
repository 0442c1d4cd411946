"""The first schema: every noun of Keepwarm, its history and its search index."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE customer (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
        given_name TEXT NOT NULL DEFAULT '', middle_name TEXT NOT NULL DEFAULT '', family_name TEXT NOT NULL DEFAULT
        '', prefix TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', nickname TEXT NOT NULL DEFAULT '',
        pronouns TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', is_household INTEGER NOT NULL DEFAULT
        0, subtitle TEXT NOT NULL DEFAULT '', human_line TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '',
        notes_sensitive INTEGER NOT NULL DEFAULT 0, stage TEXT NOT NULL, tier TEXT NOT NULL, acquainted_since
        INTEGER, met_through_id INTEGER, photo_id INTEGER, helper TEXT NOT NULL DEFAULT '', deceased_on INTEGER,
        is_deceased INTEGER NOT NULL DEFAULT 0, opted_out INTEGER NOT NULL DEFAULT 0, do_not_contact INTEGER NOT
        NULL DEFAULT 0, no_gifts INTEGER NOT NULL DEFAULT 0, gift_limit_minor INTEGER, pause_from INTEGER,
        pause_until INTEGER, pause_reason TEXT NOT NULL DEFAULT '', decision_on INTEGER, industry TEXT NOT NULL
        DEFAULT '', created_at INTEGER NOT NULL, trashed_at INTEGER
    )""",
    """CREATE TABLE contact_detail (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), kind TEXT NOT
        NULL, label TEXT NOT NULL DEFAULT '', value TEXT NOT NULL, is_preferred INTEGER NOT NULL DEFAULT 0, street
        TEXT NOT NULL DEFAULT '', extended TEXT NOT NULL DEFAULT '', po_box TEXT NOT NULL DEFAULT '', city TEXT NOT
        NULL DEFAULT '', region TEXT NOT NULL DEFAULT '', postal_code TEXT NOT NULL DEFAULT '', country TEXT NOT
        NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX contact_detail_customer_id ON contact_detail (customer_id)",
    """CREATE TABLE occasion (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), kind TEXT NOT
        NULL, label TEXT NOT NULL DEFAULT '', month INTEGER NOT NULL, day INTEGER NOT NULL, year INTEGER, is_yearly
        INTEGER NOT NULL DEFAULT 1
    )""",
    "CREATE INDEX occasion_customer_id ON occasion (customer_id)",
    "CREATE INDEX occasion_month_day ON occasion (month, day)",
    """CREATE TABLE circumstance (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), kind TEXT NOT
        NULL, note TEXT NOT NULL DEFAULT '', since INTEGER NOT NULL, until INTEGER
    )""",
    "CREATE INDEX circumstance_customer_id ON circumstance (customer_id)",
    """CREATE TABLE relationship (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), other_id
        INTEGER NOT NULL REFERENCES customer (id), kind TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX relationship_customer_id ON relationship (customer_id)",
    "CREATE INDEX relationship_other_id ON relationship (other_id)",
    """CREATE TABLE stage_period (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), stage TEXT NOT
        NULL, since INTEGER NOT NULL
    )""",
    "CREATE INDEX stage_period_customer_id ON stage_period (customer_id)",
    """CREATE TABLE fact (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES
        customer (id), kind TEXT NOT NULL, text TEXT NOT NULL, value TEXT NOT NULL DEFAULT '', basis TEXT NOT NULL,
        why TEXT NOT NULL DEFAULT '', known_on INTEGER, touchpoint_id INTEGER, is_sensitive INTEGER NOT NULL DEFAULT
        0, is_key INTEGER NOT NULL DEFAULT 0, ask_next INTEGER NOT NULL DEFAULT 0, reviewed_on INTEGER,
        replaced_by_id INTEGER, created_at INTEGER NOT NULL, trashed_at INTEGER
    )""",
    "CREATE INDEX fact_customer_id ON fact (customer_id)",
    """CREATE TABLE belief (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER REFERENCES customer (id), segment_id INTEGER,
        topic TEXT NOT NULL, statement TEXT NOT NULL, confidence INTEGER NOT NULL DEFAULT 3, since INTEGER NOT NULL,
        yearly_cost_minor INTEGER, trashed_at INTEGER
    )""",
    "CREATE INDEX belief_customer_id ON belief (customer_id)",
    """CREATE TABLE evidence (
        id INTEGER PRIMARY KEY AUTOINCREMENT, belief_id INTEGER NOT NULL REFERENCES belief (id), customer_id INTEGER
        REFERENCES customer (id), fact_id INTEGER, how TEXT NOT NULL, quote TEXT NOT NULL DEFAULT '', day INTEGER
        NOT NULL, supports INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX evidence_belief_id ON evidence (belief_id)",
    "CREATE INDEX evidence_customer_id ON evidence (customer_id)",
    """CREATE TABLE tag (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, colour TEXT NOT NULL
        DEFAULT '', trashed_at INTEGER
    )""",
    """CREATE TABLE customer_tag (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), tag_id INTEGER
        NOT NULL REFERENCES tag (id)
    )""",
    "CREATE INDEX customer_tag_customer_id ON customer_tag (customer_id)",
    "CREATE INDEX customer_tag_tag_id ON customer_tag (tag_id)",
    "CREATE UNIQUE INDEX customer_tag_customer_id_tag_id ON customer_tag (customer_id, tag_id)",
    """CREATE TABLE own_field (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, kind TEXT NOT NULL, choices TEXT NOT NULL DEFAULT
        '', position INTEGER NOT NULL DEFAULT 0, trashed_at INTEGER
    )""",
    """CREATE TABLE own_value (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), field_id
        INTEGER NOT NULL REFERENCES own_field (id), value TEXT NOT NULL
    )""",
    "CREATE INDEX own_value_customer_id ON own_value (customer_id)",
    "CREATE INDEX own_value_field_id ON own_value (field_id)",
    "CREATE UNIQUE INDEX own_value_customer_id_field_id ON own_value (customer_id, field_id)",
    """CREATE TABLE segment (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, name TEXT NOT NULL, query TEXT NOT NULL
        DEFAULT '', sort TEXT NOT NULL DEFAULT '', view TEXT NOT NULL DEFAULT '', columns TEXT NOT NULL DEFAULT '',
        trashed_at INTEGER
    )""",
    """CREATE TABLE attachment (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, customer_id INTEGER REFERENCES customer
        (id), touchpoint_id INTEGER, name TEXT NOT NULL, media_type TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL
        DEFAULT 0, sha256 TEXT NOT NULL, created_at INTEGER NOT NULL, trashed_at INTEGER
    )""",
    "CREATE INDEX attachment_customer_id ON attachment (customer_id)",
    """CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, system TEXT NOT NULL, file_name TEXT NOT
        NULL, rows INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL
    )""",
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), batch_id
        INTEGER NOT NULL REFERENCES import_batch (id), system TEXT NOT NULL, source_id TEXT NOT NULL, extras TEXT
        NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX source_customer_id ON source (customer_id)",
    "CREATE INDEX source_batch_id ON source (batch_id)",
    "CREATE INDEX source_system_source_id ON source (system, source_id)",
    """CREATE TABLE merge (
        id INTEGER PRIMARY KEY AUTOINCREMENT, kept_id INTEGER NOT NULL REFERENCES customer (id), gone_id INTEGER NOT
        NULL REFERENCES customer (id), merged_at INTEGER NOT NULL, before TEXT NOT NULL, undone_at INTEGER
    )""",
    "CREATE INDEX merge_kept_id ON merge (kept_id)",
    "CREATE INDEX merge_gone_id ON merge (gone_id)",
    """CREATE TABLE field_history (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), field TEXT NOT
        NULL, value TEXT NOT NULL, replaced_on INTEGER NOT NULL
    )""",
    "CREATE INDEX field_history_customer_id ON field_history (customer_id)",
    """CREATE TABLE setting (
        name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE touchpoint (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, channel TEXT NOT NULL, direction TEXT NOT
        NULL, state TEXT NOT NULL, day INTEGER NOT NULL, minute INTEGER, duration_minutes INTEGER, zone TEXT NOT
        NULL DEFAULT '', mood TEXT, title TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', notes_sensitive
        INTEGER NOT NULL DEFAULT 0, is_answered INTEGER NOT NULL DEFAULT 0, is_automatic INTEGER NOT NULL DEFAULT 0,
        is_conflict INTEGER NOT NULL DEFAULT 0, conflict_need TEXT NOT NULL DEFAULT '', conflict_agreed TEXT NOT
        NULL DEFAULT '', opening_line TEXT NOT NULL DEFAULT '', cadence_id INTEGER, repeat_id INTEGER, surprise_id
        INTEGER, campaign_id INTEGER, created_at INTEGER NOT NULL, trashed_at INTEGER
    )""",
    "CREATE INDEX touchpoint_day_minute ON touchpoint (day, minute)",
    """CREATE TABLE participant (
        id INTEGER PRIMARY KEY AUTOINCREMENT, touchpoint_id INTEGER NOT NULL REFERENCES touchpoint (id), customer_id
        INTEGER NOT NULL REFERENCES customer (id), day INTEGER NOT NULL
    )""",
    "CREATE INDEX participant_touchpoint_id_customer_id ON participant (touchpoint_id, customer_id)",
    "CREATE UNIQUE INDEX participant_customer_id_day_touchpoint_id ON participant (customer_id, day, touchpoint_id)",
    """CREATE TABLE channel (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, icon TEXT NOT NULL DEFAULT '', minutes
        INTEGER NOT NULL DEFAULT 15, trashed_at INTEGER
    )""",
    """CREATE TABLE cadence (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER REFERENCES customer (id), tier TEXT, tag_id
        INTEGER REFERENCES tag (id), segment_id INTEGER, ideal_days INTEGER NOT NULL, longest_days INTEGER, channel
        TEXT NOT NULL DEFAULT '', trashed_at INTEGER
    )""",
    "CREATE INDEX cadence_customer_id ON cadence (customer_id)",
    "CREATE INDEX cadence_tag_id ON cadence (tag_id)",
    """CREATE TABLE repeat (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), rule TEXT NOT
        NULL, starts_on INTEGER NOT NULL, minute INTEGER, zone TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL
        DEFAULT '', title TEXT NOT NULL DEFAULT '', exceptions TEXT NOT NULL DEFAULT '', trashed_at INTEGER
    )""",
    "CREATE INDEX repeat_customer_id ON repeat (customer_id)",
    """CREATE TABLE silence (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), since INTEGER
        NOT NULL, noticed_on INTEGER NOT NULL, outcome TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
        closed_on INTEGER
    )""",
    "CREATE INDEX silence_customer_id ON silence (customer_id)",
    """CREATE TABLE slip (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES
        customer (id), kind TEXT NOT NULL DEFAULT '', text TEXT NOT NULL, severity INTEGER NOT NULL DEFAULT 1,
        happened_on INTEGER NOT NULL, noticed_by_them INTEGER NOT NULL DEFAULT 0, noticed_at INTEGER, felt TEXT NOT
        NULL DEFAULT '', owned_up_at INTEGER, owned_up_how TEXT NOT NULL DEFAULT '', made_good_on INTEGER,
        made_good_how TEXT NOT NULL DEFAULT '', cost_minor INTEGER, currency TEXT NOT NULL DEFAULT '', their_words
        TEXT NOT NULL DEFAULT '', cause TEXT NOT NULL DEFAULT '', prevention TEXT NOT NULL DEFAULT '', touchpoint_id
        INTEGER, created_at INTEGER NOT NULL, trashed_at INTEGER
    )""",
    "CREATE INDEX slip_customer_id ON slip (customer_id)",
    """CREATE TABLE promise (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES
        customer (id), text TEXT NOT NULL, due INTEGER, state TEXT NOT NULL, closed_on INTEGER, touchpoint_id
        INTEGER, slip_id INTEGER, created_at INTEGER NOT NULL, trashed_at INTEGER
    )""",
    "CREATE INDEX promise_customer_id ON promise (customer_id)",
    "CREATE INDEX promise_due ON promise (due)",
    """CREATE TABLE stakeholder (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, person_id INTEGER NOT NULL REFERENCES
        customer (id), company_id INTEGER NOT NULL REFERENCES customer (id), title TEXT NOT NULL DEFAULT '',
        division TEXT NOT NULL DEFAULT '', influence INTEGER, role TEXT, reports_to_id INTEGER, took_over_from_id
        INTEGER, since INTEGER, until INTEGER, trashed_at INTEGER
    )""",
    "CREATE INDEX stakeholder_person_id ON stakeholder (person_id)",
    "CREATE INDEX stakeholder_company_id ON stakeholder (company_id)",
    """CREATE TABLE objective (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), rank INTEGER
        NOT NULL DEFAULT 1, text TEXT NOT NULL, noted_on INTEGER, revisit_on INTEGER, reached_on INTEGER, trashed_at
        INTEGER
    )""",
    "CREATE INDEX objective_customer_id ON objective (customer_id)",
    """CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), stakeholder_id
        INTEGER, kind TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', happened_on INTEGER NOT NULL, looked_at_on
        INTEGER, trashed_at INTEGER
    )""",
    "CREATE INDEX change_customer_id ON change (customer_id)",
    """CREATE TABLE plan (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), for_us TEXT NOT
        NULL DEFAULT '', for_company TEXT NOT NULL DEFAULT '', for_person TEXT NOT NULL DEFAULT '', next_step TEXT
        NOT NULL DEFAULT '', revisit_on INTEGER, reopened_by_id INTEGER, reviewed_on INTEGER, trashed_at INTEGER
    )""",
    "CREATE INDEX plan_customer_id ON plan (customer_id)",
    """CREATE TABLE impression (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), company_id
        INTEGER, noted_on INTEGER NOT NULL, trust INTEGER NOT NULL, respect INTEGER NOT NULL, is_guess INTEGER NOT
        NULL DEFAULT 0, note TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX impression_customer_id ON impression (customer_id)",
    """CREATE TABLE value_driver (
        id INTEGER PRIMARY KEY AUTOINCREMENT, company_id INTEGER REFERENCES customer (id), name TEXT NOT NULL,
        weight INTEGER NOT NULL DEFAULT 1, position INTEGER NOT NULL DEFAULT 0, trashed_at INTEGER
    )""",
    "CREATE INDEX value_driver_company_id ON value_driver (company_id)",
    """CREATE TABLE satisfaction (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id), driver_id
        INTEGER NOT NULL REFERENCES value_driver (id), score INTEGER NOT NULL, day INTEGER NOT NULL, words TEXT NOT
        NULL DEFAULT '', touchpoint_id INTEGER
    )""",
    "CREATE INDEX satisfaction_customer_id ON satisfaction (customer_id)",
    "CREATE INDEX satisfaction_driver_id ON satisfaction (driver_id)",
    """CREATE TABLE purchase (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES
        customer (id), day INTEGER NOT NULL, title TEXT NOT NULL DEFAULT '', amount_minor INTEGER NOT NULL, currency
        TEXT NOT NULL, margin_minor INTEGER, number TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL,
        trashed_at INTEGER
    )""",
    "CREATE INDEX purchase_customer_id_day ON purchase (customer_id, day)",
    """CREATE TABLE opportunity (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES
        customer (id), title TEXT NOT NULL, amount_minor INTEGER, currency TEXT NOT NULL DEFAULT '', step TEXT NOT
        NULL, expected_on INTEGER, closed_on INTEGER, reason TEXT NOT NULL DEFAULT '', trashed_at INTEGER
    )""",
    "CREATE INDEX opportunity_customer_id ON opportunity (customer_id)",
    """CREATE TABLE spend (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER REFERENCES customer (id), purpose TEXT NOT NULL,
        source TEXT NOT NULL DEFAULT '', from_day INTEGER NOT NULL, until_day INTEGER NOT NULL, amount_minor INTEGER
        NOT NULL DEFAULT 0, currency TEXT NOT NULL DEFAULT '', minutes INTEGER NOT NULL DEFAULT 0, note TEXT NOT
        NULL DEFAULT '', trashed_at INTEGER
    )""",
    "CREATE INDEX spend_customer_id ON spend (customer_id)",
    """CREATE TABLE gesture (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, name TEXT NOT NULL, how_to TEXT NOT NULL
        DEFAULT '', cost_minor INTEGER NOT NULL DEFAULT 0, minutes INTEGER NOT NULL DEFAULT 0, notice_days INTEGER
        NOT NULL DEFAULT 0, tags TEXT NOT NULL DEFAULT '', cautions TEXT NOT NULL DEFAULT '', season_from_week
        INTEGER, season_until_week INTEGER, stock INTEGER, supplier TEXT NOT NULL DEFAULT '', expected_delight REAL
        NOT NULL DEFAULT 3.0, for_anyone INTEGER NOT NULL DEFAULT 0, is_archived INTEGER NOT NULL DEFAULT 0,
        trashed_at INTEGER
    )""",
    """CREATE TABLE surprise (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES
        customer (id), gesture_id INTEGER NOT NULL REFERENCES gesture (id), day INTEGER NOT NULL, state TEXT NOT
        NULL, is_locked INTEGER NOT NULL DEFAULT 0, why_this TEXT NOT NULL DEFAULT '', why_now TEXT NOT NULL DEFAULT
        '', why_person TEXT NOT NULL DEFAULT '', cost_minor INTEGER, minutes INTEGER, delivered_on INTEGER, delight
        INTEGER, their_words TEXT NOT NULL DEFAULT '', told_others INTEGER NOT NULL DEFAULT 0, created_at INTEGER
        NOT NULL, trashed_at INTEGER
    )""",
    "CREATE INDEX surprise_customer_id ON surprise (customer_id)",
    "CREATE INDEX surprise_gesture_id ON surprise (gesture_id)",
    "CREATE INDEX surprise_day ON surprise (day)",
    """CREATE TABLE preparation (
        id INTEGER PRIMARY KEY AUTOINCREMENT, surprise_id INTEGER NOT NULL REFERENCES surprise (id), text TEXT NOT
        NULL, due INTEGER NOT NULL, done_on INTEGER
    )""",
    "CREATE INDEX preparation_surprise_id ON preparation (surprise_id)",
    """CREATE TABLE refusal (
        id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER REFERENCES customer (id), gesture_id INTEGER
        REFERENCES gesture (id), from_day INTEGER, until_day INTEGER, reason TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX refusal_customer_id ON refusal (customer_id)",
    "CREATE INDEX refusal_gesture_id ON refusal (gesture_id)",
    """CREATE TABLE template (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL DEFAULT '',
        trashed_at INTEGER
    )""",
    """CREATE TABLE campaign (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
        query TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '', gesture_id INTEGER, created_at INTEGER NOT
        NULL, trashed_at INTEGER
    )""",
    """CREATE TABLE campaign_member (
        id INTEGER PRIMARY KEY AUTOINCREMENT, campaign_id INTEGER NOT NULL REFERENCES campaign (id), customer_id
        INTEGER NOT NULL REFERENCES customer (id), body TEXT, state TEXT NOT NULL DEFAULT '', left_out_because TEXT
        NOT NULL DEFAULT '', touchpoint_id INTEGER
    )""",
    "CREATE INDEX campaign_member_campaign_id ON campaign_member (campaign_id)",
    "CREATE INDEX campaign_member_customer_id ON campaign_member (customer_id)",
    """CREATE TABLE pilot (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, name TEXT NOT NULL, query TEXT NOT NULL
        DEFAULT '', seed INTEGER, drawn_at INTEGER, window_days INTEGER NOT NULL DEFAULT 90, closed_on INTEGER,
        created_at INTEGER NOT NULL, trashed_at INTEGER
    )""",
    """CREATE TABLE pilot_member (
        id INTEGER PRIMARY KEY AUTOINCREMENT, pilot_id INTEGER NOT NULL REFERENCES pilot (id), customer_id INTEGER
        NOT NULL REFERENCES customer (id), pair INTEGER NOT NULL DEFAULT 0, is_control INTEGER NOT NULL DEFAULT 0,
        contact_on INTEGER, answer TEXT NOT NULL DEFAULT '', answered_on INTEGER, returned_on INTEGER
    )""",
    "CREATE INDEX pilot_member_pilot_id ON pilot_member (pilot_id)",
    "CREATE INDEX pilot_member_customer_id ON pilot_member (customer_id)",
    """CREATE TABLE standing (
        customer_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, stage TEXT NOT NULL, tier TEXT NOT NULL, name_key TEXT
        NOT NULL, company TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '', line TEXT NOT NULL DEFAULT '',
        pill TEXT NOT NULL DEFAULT '', first_day INTEGER, last_day INTEGER, last_channel TEXT, next_day INTEGER,
        next_minute INTEGER, next_channel TEXT, next_label TEXT NOT NULL DEFAULT '', contacts INTEGER NOT NULL
        DEFAULT 0, usual_gap_days REAL, rhythm_basis TEXT NOT NULL DEFAULT '', quiet_ratio REAL NOT NULL DEFAULT
        0.0, warmth REAL, chance REAL, lifetime_value_minor INTEGER, spent_minor INTEGER NOT NULL DEFAULT 0, need
        REAL NOT NULL DEFAULT 0.0, strip BLOB NOT NULL DEFAULT x'', tags TEXT NOT NULL DEFAULT '', created_day
        INTEGER NOT NULL
    )""",
    "CREATE INDEX standing_need_customer_id ON standing (need, customer_id)",
    "CREATE INDEX standing_last_day_customer_id ON standing (last_day, customer_id)",
    "CREATE INDEX standing_warmth_customer_id ON standing (warmth, customer_id)",
    "CREATE INDEX standing_name_key_customer_id ON standing (name_key, customer_id)",
    "CREATE INDEX standing_created_day_customer_id ON standing (created_day, customer_id)",
    "CREATE INDEX standing_stage_kind ON standing (stage, kind)",
    "CREATE INDEX standing_table ON standing (quiet_ratio, next_day, company, tier, stage)",
    """CREATE TABLE day_fit (
        day INTEGER PRIMARY KEY, fitted TEXT NOT NULL
    )""",
    """CREATE TABLE stored_file (
        sha256 TEXT PRIMARY KEY NOT NULL, data BLOB NOT NULL
    )""",
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, label TEXT NOT NULL, detail TEXT NOT NULL DEFAULT
        '', topic TEXT NOT NULL, icon TEXT NOT NULL DEFAULT '', customer_id INTEGER, count INTEGER NOT NULL DEFAULT
        1, generation INTEGER NOT NULL, changeset BLOB, undone_at INTEGER, undone_generation INTEGER, is_closed
        INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE history_customer (
        id INTEGER PRIMARY KEY AUTOINCREMENT, history_id INTEGER NOT NULL, customer_id INTEGER NOT NULL
    )""",
    "CREATE INDEX history_customer_history_id ON history_customer (history_id)",
    "CREATE INDEX history_customer_customer_id ON history_customer (customer_id)",
    """CREATE TABLE vault_state (
        name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE search_word USING fts5(
        text, content='', contentless_delete=1, prefix='1 2', tokenize='unicode61 remove_diacritics 0'
    )""",
    "CREATE VIRTUAL TABLE search_gram USING fts5(text, content='', contentless_delete=1, tokenize='trigram')",
)
