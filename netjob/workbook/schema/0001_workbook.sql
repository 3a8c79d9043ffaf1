-- The netjob workbook: the whole data model. These names are public; you may query your own file with any DuckDB.
--
-- Conventions
--   * `id` counts up from a sequence of the table's name (`contact_id`, ...).
--   * A column named after another table (`contact`, `target`, ...) holds that table's `id`.
--   * There are no foreign keys, enums, checks or unique keys beside primary keys: rows could not be updated, merged or
--     forgotten in one transaction, lists of words could not grow, and the file grew fourfold. The rules validate,
--     imports anti-join, `python -m netjob check` counts orphans.
--   * `..._on` is a local calendar day, stored once and never recomputed when the user travels.
--     `..._at` is UTC. `trashed_at` is set while a row lies in the trash.
--   * Words in 'single quotes' behind a column are its only values.

-- ---------------------------------------------------------------------------------------------- the file itself

CREATE TABLE meta (                         -- exactly one row
    workbook_id  VARCHAR NOT NULL,          -- a random UUID; exports carry it
    revision     BIGINT  NOT NULL,          -- goes up by one with every transaction that wrote
    demo         BOOLEAN NOT NULL           -- true for the demo network, whose people are fictional
);

CREATE TABLE schema_step (                  -- one row for each numbered file of netjob/workbook/schema
    step            INTEGER PRIMARY KEY,
    name            VARCHAR   NOT NULL,
    applied_at      TIMESTAMP NOT NULL,
    duckdb_version  VARCHAR   NOT NULL
);

CREATE TABLE preference (                   -- what the user chose instead of a default
    name   VARCHAR PRIMARY KEY,             -- a name of netjob/coaching/preferences.py
    value  VARCHAR NOT NULL                 -- JSON
);

CREATE SEQUENCE change_id;
CREATE TABLE change (                       -- what was written by hand, for undo of edits, deletions and merges
    id          INTEGER PRIMARY KEY DEFAULT nextval('change_id'),
    batch       VARCHAR   NOT NULL,         -- the token of the form or action; one batch is undone together
    made_at     TIMESTAMP NOT NULL,
    table_name  VARCHAR   NOT NULL,
    row_id      INTEGER   NOT NULL,
    before      VARCHAR,                    -- the row as JSON; null when it was added
    after       VARCHAR                     -- the row as JSON; null when it was removed
);

CREATE SEQUENCE import_run_id;
CREATE TABLE import_run (                   -- one row for each import, so that it can be undone
    id           INTEGER PRIMARY KEY DEFAULT nextval('import_run_id'),
    started_at   TIMESTAMP NOT NULL,
    finished_at  TIMESTAMP,
    file         VARCHAR   NOT NULL,        -- the file's name as the user gave it, without its folder
    format       VARCHAR   NOT NULL,        -- 'linkedin', 'google', 'outlook', 'thunderbird', 'vcard', 'calendar', 'netjob', 'demo'
    sha256       VARCHAR   NOT NULL,
    summary      VARCHAR   NOT NULL,        -- JSON, as `import --json` prints it for this file
    undone_at    TIMESTAMP
);

-- ------------------------------------------------------------------------------------- search, goals, the week

CREATE SEQUENCE search_id;
CREATE TABLE search (                       -- one period of looking; without an open one the workbook is in keeping mode
    id            INTEGER PRIMARY KEY DEFAULT nextval('search_id'),
    started_on    DATE    NOT NULL,         -- ladders, goals and averages count from here
    ended_on      DATE,                     -- null while it goes on
    situation     VARCHAR NOT NULL,         -- 'laid_off', 'employed', 'changing_field', 'first_job', 'returning'
    hours_a_week  INTEGER NOT NULL,         -- for people: 2, 5, 10 or 20; 0 means no goals yet
    outcome       VARCHAR                   -- 'found', 'paused', 'stopped'
);

CREATE SEQUENCE goal_id;
CREATE TABLE goal (                         -- the week's targets from a Monday on, until the next row
    id           INTEGER PRIMARY KEY DEFAULT nextval('goal_id'),
    starts_on    DATE    NOT NULL,
    touchpoints  INTEGER NOT NULL,          -- focused ones only
    talks        INTEGER NOT NULL,
    asks         INTEGER NOT NULL,          -- never an ask for a job
    gives        INTEGER NOT NULL
);

CREATE TABLE rest_week (
    monday  DATE PRIMARY KEY
);

CREATE SEQUENCE effort_id;
CREATE TABLE effort (                       -- minutes spent in a week on a source of jobs, asked once a week
    id       INTEGER PRIMARY KEY DEFAULT nextval('effort_id'),
    monday   DATE    NOT NULL,
    source   VARCHAR NOT NULL,              -- as opening.source
    minutes  INTEGER NOT NULL
);

CREATE SEQUENCE intention_id;
CREATE TABLE intention (                    -- "when X, I will Y" for a week
    id      INTEGER PRIMARY KEY DEFAULT nextval('intention_id'),
    monday  DATE    NOT NULL,
    when_   VARCHAR NOT NULL,
    then_   VARCHAR NOT NULL,
    kept    BOOLEAN                         -- null until it was looked at
);

CREATE SEQUENCE suggestion_id;
CREATE TABLE suggestion (                   -- what Today showed and what became of it
    id        INTEGER PRIMARY KEY DEFAULT nextval('suggestion_id'),
    shown_on  DATE    NOT NULL,
    key       VARCHAR NOT NULL,             -- kind and id, such as 'cadence:17'
    outcome   VARCHAR,                      -- 'done', 'later', 'not_this_one'; null while it stands
    reason    VARCHAR,                      -- why not this one, in the user's words
    until     DATE                          -- snoozed to this day
);

CREATE SEQUENCE forecast_id;
CREATE TABLE forecast (                     -- each projection issued, to be held against what happened
    id          INTEGER PRIMARY KEY DEFAULT nextval('forecast_id'),
    issued_on   DATE    NOT NULL,
    search      INTEGER NOT NULL,
    step        VARCHAR NOT NULL,           -- as referral_step.step
    horizon_on  DATE    NOT NULL,
    chance      DOUBLE  NOT NULL,           -- 0 to 1, with its band
    low         DOUBLE  NOT NULL,
    high        DOUBLE  NOT NULL,
    happened    BOOLEAN                     -- null until the horizon has passed
);

-- ------------------------------------------------------------------------------------- offer, market, self-assessment

CREATE SEQUENCE answer_id;
CREATE TABLE answer (                       -- append-only: the newest row of (prompt, item) counts
    id           INTEGER PRIMARY KEY DEFAULT nextval('answer_id'),
    prompt       VARCHAR   NOT NULL,        -- a prompt of data/<language>/exercises.toml
    item         INTEGER   NOT NULL,        -- 0 for a single answer; lists count their items from 1
    position     INTEGER   NOT NULL,        -- the order of a list as the user ranked it
    body         VARCHAR   NOT NULL,
    confirmed    BOOLEAN   NOT NULL,        -- false for a draft from an archive
    removed      BOOLEAN   NOT NULL,        -- true when the user took the item out
    answered_at  TIMESTAMP NOT NULL,
    import_run   INTEGER
);

CREATE SEQUENCE rating_id;
CREATE TABLE rating (                       -- append-only self-ratings of readiness
    id        INTEGER PRIMARY KEY DEFAULT nextval('rating_id'),
    item      VARCHAR   NOT NULL,           -- 'offer', 'target', 'asking', 'breadth', 'habit'
    score     INTEGER   NOT NULL,           -- 1 to 5
    rated_at  TIMESTAMP NOT NULL
);

CREATE SEQUENCE own_position_id;
CREATE TABLE own_position (                 -- the user's own past
    id                INTEGER PRIMARY KEY DEFAULT nextval('own_position_id'),
    organisation      VARCHAR NOT NULL,
    organisation_key  VARCHAR NOT NULL,
    title             VARCHAR,
    started_on        DATE,
    ended_on          DATE,
    import_run        INTEGER
);

CREATE SEQUENCE target_id;
CREATE TABLE target (                       -- an organisation the user wants to get into
    id                INTEGER PRIMARY KEY DEFAULT nextval('target_id'),
    name              VARCHAR   NOT NULL,
    organisation_key  VARCHAR   NOT NULL,   -- the name without legal forms, case folded: joins contacts to targets
    kind              VARCHAR,              -- the kind of organisation, in the user's words
    motivation        INTEGER,              -- 0 to 3
    posting           INTEGER,              -- 0 none seen, 1 some, 2 fitting, 3 fitting now
    notes             VARCHAR,
    status            VARCHAR   NOT NULL,   -- 'suggested' (from an archive, to confirm), 'active', 'resting', 'closed'
    import_run        INTEGER,
    created_at        TIMESTAMP NOT NULL,
    updated_at        TIMESTAMP NOT NULL,
    trashed_at        TIMESTAMP
);

CREATE SEQUENCE market_id;
CREATE TABLE market (                       -- where the user is going, beyond single organisations
    id     INTEGER PRIMARY KEY DEFAULT nextval('market_id'),
    kind   VARCHAR NOT NULL,                -- 'organisation' (a kind of), 'industry', 'role', 'place'
    value  VARCHAR NOT NULL,
    why    VARCHAR
);

-- ------------------------------------------------------------------------------------- people

CREATE SEQUENCE contact_id;
CREATE TABLE contact (
    id                INTEGER PRIMARY KEY DEFAULT nextval('contact_id'),
    name              VARCHAR   NOT NULL,
    organisation      VARCHAR,
    organisation_key  VARCHAR,
    position          VARCHAR,
    email             VARCHAR,              -- as written; contact_identity holds the normalised forms
    phone             VARCHAR,
    profile_url       VARCHAR,
    circle            VARCHAR   NOT NULL,   -- 'known', 'known_of', 'wanted'
    tie               VARCHAR   NOT NULL,   -- 'close', 'familiar', 'slight', 'none'
    introduced_by     INTEGER,              -- the contact who gave this name
    place             VARCHAR,              -- where we met
    met_on            DATE,                 -- for LinkedIn connections: connected on
    last_before       DATE,                 -- last in touch as the user remembered it; in no count
    cadence_days      INTEGER,              -- null: by tie, from preferences
    paused_until      DATE,
    status            VARCHAR   NOT NULL,   -- 'pool', 'kept', 'waiting', 'resting', 'closed'
    mean_to_ask_on    DATE,                 -- marked before an ask; the people ladder divides only these from `talked` on
    source            VARCHAR   NOT NULL,   -- 'hand', 'named' (given in a talk), 'message', 'linkedin', 'google', 'outlook',
                                            -- 'thunderbird', 'vcard', 'calendar', 'demo'
    notes             VARCHAR,
    edited            VARCHAR[],            -- columns written by hand: imports leave them alone
    import_run        INTEGER,
    created_at        TIMESTAMP NOT NULL,
    updated_at        TIMESTAMP NOT NULL,
    trashed_at        TIMESTAMP
);

CREATE SEQUENCE contact_identity_id;
CREATE TABLE contact_identity (             -- how a contact is known again
    id          INTEGER PRIMARY KEY DEFAULT nextval('contact_identity_id'),
    contact     INTEGER NOT NULL,
    kind        VARCHAR NOT NULL,           -- 'profile_url', 'email', 'phone', 'row' (a hash of what an import row said)
    value       VARCHAR NOT NULL,           -- normalised by netjob/coaching/identity.py
    import_run  INTEGER
);

CREATE SEQUENCE common_ground_id;
CREATE TABLE common_ground (                -- what the user shares with a contact
    id       INTEGER PRIMARY KEY DEFAULT nextval('common_ground_id'),
    contact  INTEGER NOT NULL,
    kind     VARCHAR NOT NULL,              -- 'business' (M32), 'contacts' (M33), 'association' (M34), 'reading' (M35), 'other' (M36)
    detail   VARCHAR
);

CREATE SEQUENCE knows_id;
CREATE TABLE knows (                        -- what a contact said of whom they know
    id       INTEGER PRIMARY KEY DEFAULT nextval('knows_id'),
    contact  INTEGER NOT NULL,
    person   INTEGER,                       -- the contact they know, or
    target   INTEGER,                       -- the target where they know somebody
    said_on  DATE
);

CREATE SEQUENCE touchpoint_id;
CREATE SEQUENCE occasion_id;                -- no table of its own: touchpoints at one table share a number
CREATE TABLE touchpoint (                   -- one exchange with one contact
    id              INTEGER PRIMARY KEY DEFAULT nextval('touchpoint_id'),
    contact         INTEGER NOT NULL,
    happened_on     DATE    NOT NULL,       -- the local day
    happened_at     TIMESTAMP,
    direction       VARCHAR NOT NULL,       -- 'out', 'in'
    channel         VARCHAR NOT NULL,       -- 'message', 'email', 'call', 'video', 'meeting', 'event', 'letter', 'other'
    angle           VARCHAR,                -- 'role' (M38), 'acquaintance' (M39), 'insight' (M40), 'connection' (M41), 'other' (M42)
    talk            BOOLEAN NOT NULL,       -- both sides spoke
    ask             VARCHAR,                -- 'advice', 'introduction', 'recommendation', 'information', 'job'
    points          VARCHAR[],              -- talking points used: 'doing' (M22), 'next' (M23), 'offer' (M24), 'opinion' (M25),
                                            -- 'kinds' (M26), 'whom' (M27), 'noteworthy' (M28), 'own' (M29)
    common_ground   VARCHAR[],              -- kinds named in it, as common_ground.kind
    target          INTEGER,
    decision_maker  BOOLEAN,                -- the contact decides about a job
    circle          VARCHAR NOT NULL,       -- as they were then: a later change rewrites no comparison
    tie             VARCHAR NOT NULL,
    went            INTEGER,                -- how it went, 1 to 5
    notes           VARCHAR,
    occasion        INTEGER,
    batch           VARCHAR,                -- the form that wrote it; the same text to five or more in a day counts once
    source          VARCHAR NOT NULL,       -- 'hand', 'linkedin', 'calendar', 'demo'
    source_key      VARCHAR,                -- of an import: UTC day and direction; with the contact it is known again
    import_run      INTEGER,
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    trashed_at      TIMESTAMP
);

CREATE SEQUENCE heard_id;
CREATE TABLE heard (                        -- what they told me
    id          INTEGER PRIMARY KEY DEFAULT nextval('heard_id'),
    touchpoint  INTEGER NOT NULL,
    kind        VARCHAR NOT NULL,           -- 'feedback', 'name', 'news', 'advice'
    body        VARCHAR NOT NULL
);

CREATE SEQUENCE follow_up_id;
CREATE TABLE follow_up (                    -- something promised or planned with a date
    id         INTEGER PRIMARY KEY DEFAULT nextval('follow_up_id'),
    contact    INTEGER NOT NULL,
    owed_by    VARCHAR NOT NULL,            -- 'me', 'them'
    due_on     DATE    NOT NULL,
    what       VARCHAR NOT NULL,
    done_on    DATE,
    came_from  INTEGER,                     -- the touchpoint it was promised in
    trashed_at TIMESTAMP
);

CREATE SEQUENCE give_id;
CREATE TABLE give (                         -- something done for a contact
    id          INTEGER PRIMARY KEY DEFAULT nextval('give_id'),
    contact     INTEGER NOT NULL,
    touchpoint  INTEGER,
    given_on    DATE    NOT NULL,
    kind        VARCHAR NOT NULL,           -- 'introduction', 'information', 'help', 'thanks'
    what        VARCHAR
);

CREATE SEQUENCE seed_id;
CREATE TABLE seed (                         -- something planted at large
    id          INTEGER PRIMARY KEY DEFAULT nextval('seed_id'),
    planted_on  DATE    NOT NULL,
    kind        VARCHAR NOT NULL,           -- 'article', 'talk', 'post', 'event', 'other'
    what        VARCHAR NOT NULL
);

-- ------------------------------------------------------------------------------------- referrals and openings

CREATE SEQUENCE referral_id;
CREATE TABLE referral (                     -- one opening of a door by one contact
    id                  INTEGER PRIMARY KEY DEFAULT nextval('referral_id'),
    referrer            INTEGER NOT NULL,   -- the contact who opens the door
    direction           VARCHAR NOT NULL,   -- 'outgoing' (asked for), 'incoming' (came by itself)
    weight              VARCHAR NOT NULL,   -- how much the referrer's word counts there: 'much', 'some', 'unknown'
    person              INTEGER,            -- the contact it leads to
    target              INTEGER,
    opening             INTEGER,            -- with one, interview, offer and accepted are read from its stages
    came_from_referral  INTEGER,
    seed                INTEGER,            -- what was planted and came back as this
    give                INTEGER,
    touchpoint          INTEGER,            -- the exchange it came up in
    guess               INTEGER,            -- 0 to 100, guessed before the ask: how likely is a yes
    notes               VARCHAR,
    created_at          TIMESTAMP NOT NULL,
    updated_at          TIMESTAMP NOT NULL,
    trashed_at          TIMESTAMP
);

CREATE SEQUENCE referral_step_id;
CREATE TABLE referral_step (                -- the ladder: at most one row for each step of a referral
    id          INTEGER PRIMARY KEY DEFAULT nextval('referral_step_id'),
    referral    INTEGER NOT NULL,
    step        VARCHAR NOT NULL,           -- 'asked', 'agreed', 'introduced', 'talked', 'decision_maker', 'put_forward',
                                            -- 'interview', 'offer', 'accepted'; ends: 'declined', 'lapsed'
    reached_on  DATE    NOT NULL,
    told_on     DATE                        -- the referrer was told of it on this day
);

CREATE SEQUENCE opening_id;
CREATE TABLE opening (                      -- a possible job; facts are null while unknown
    id                        INTEGER PRIMARY KEY DEFAULT nextval('opening_id'),
    target                    INTEGER,
    organisation              VARCHAR NOT NULL,
    organisation_key          VARCHAR NOT NULL,
    role                      VARCHAR,
    source                    VARCHAR NOT NULL,  -- 'inside' (M1), 'posting' (M2), 'sought_out' (M3), 'direct' (M4), 'network' (M5), 'other'
    advertised                BOOLEAN,           -- was it public when the user heard of it
    shortlist                 BOOLEAN,           -- considered before it was public (M47)
    ahead_of_line             BOOLEAN,           -- M44
    met_decision_maker_first  BOOLEAN,           -- M46
    shaped                    BOOLEAN,           -- shaped around the user (M48)
    vouched_by                INTEGER,           -- the contact whose standing rubbed off (M45)
    notes                     VARCHAR,
    created_at                TIMESTAMP NOT NULL,
    updated_at                TIMESTAMP NOT NULL,
    trashed_at                TIMESTAMP
);

CREATE SEQUENCE opening_stage_id;
CREATE TABLE opening_stage (
    id          INTEGER PRIMARY KEY DEFAULT nextval('opening_stage_id'),
    opening     INTEGER NOT NULL,
    stage       VARCHAR NOT NULL,           -- 'heard', 'applied', 'answered', 'interview', 'final', 'offer', 'accepted', 'closed'
    reached_on  DATE    NOT NULL
);

CREATE SEQUENCE opening_contact_id;
CREATE TABLE opening_contact (
    id       INTEGER PRIMARY KEY DEFAULT nextval('opening_contact_id'),
    opening  INTEGER NOT NULL,
    contact  INTEGER NOT NULL,
    part     VARCHAR NOT NULL               -- 'referrer', 'recruiter', 'decision_maker', 'insider', 'other'
);
