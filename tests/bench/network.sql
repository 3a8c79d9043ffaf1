-- The rows of a bench workbook, out of numbers. Statements end with an empty line; $names are given by network.py.

CREATE TEMP MACRO part(i, salt) AS (hash(i, salt) % 1000000) / 1000000;

CREATE TEMP MACRO below(i, salt, n) AS (hash(i, salt) % n)::INTEGER;

CREATE TEMP MACRO one_of(i, salt, words) AS words[1 + (hash(i, salt) % len(words))::INTEGER];

CREATE TEMP MACRO workday(d) AS (d::DATE - greatest(0, isodow(d::DATE) - 5)::INTEGER)::DATE;

CREATE TEMP MACRO noon(d) AS d::TIMESTAMP + INTERVAL 12 HOUR;

CREATE TEMP TABLE organisation AS
SELECT row_number() OVER () AS i, name, key FROM (SELECT unnest($organisations) AS name, unnest($keys) AS key);

INSERT INTO preference VALUES ('welcome_step', '12'), ('all_pages', 'true');

INSERT INTO search (started_on, ended_on, situation, hours_a_week, outcome) VALUES
    ($today::DATE - 2900, $today::DATE - 2700, 'employed', 5, 'found'),
    ($began::DATE, NULL, 'laid_off', 10, NULL);

INSERT INTO goal (starts_on, touchpoints, talks, asks, gives) VALUES
    (date_trunc('week', $began::DATE), 8, 2, 2, 2), (date_trunc('week', $began::DATE + 14), 15, 4, 3, 3);

INSERT INTO effort (monday, source, minutes)
SELECT date_trunc('week', $today::DATE)::DATE - 7 * (1 + w)::INTEGER, source, 30 + below(w, source, 300)
FROM range(20) r(w), (SELECT unnest(['network', 'posting', 'direct']) AS source);

INSERT INTO import_run (started_at, finished_at, file, format, sha256, summary)
VALUES (noon($today::DATE - 1), noon($today::DATE - 1), 'archive.zip', 'linkedin', 'bench', '{}');

INSERT INTO market (kind, value) VALUES ('industry', 'Public transport'), ('role', 'Head of operations');

INSERT INTO rating (item, score, rated_at)
SELECT item, 1 + below(m, item, 5), noon($today::DATE - 30 * m::INTEGER)
FROM range(5) r(m), (SELECT unnest(['offer', 'target', 'asking', 'breadth', 'habit']) AS item);

INSERT INTO answer (prompt, item, position, body, confirmed, removed, answered_at)
SELECT 'proof', i, i, 'Brought late departures down by ' || below(i, 'proof', 40) || ' in a hundred.', true, false,
    noon($today::DATE - below(i, 'written', 140))
FROM range(1, 9) r(i);

INSERT INTO target (id, name, organisation_key, kind, motivation, posting, status, created_at, updated_at)
SELECT i, name, key, one_of(i, 'kind', ['Operator', 'Maintenance', 'Authority', 'Software']), below(i, 'motivation', 4),
    below(i, 'posting', 4), if(part(i, 'resting') < 0.1, 'resting', 'active'), noon($began::DATE), noon($began::DATE)
FROM organisation WHERE i <= $targets;

-- Every n-th contact is kept, so that their ids are spread over the table. Connected on a day of the ten years.
CREATE TEMP TABLE person AS
SELECT i::INTEGER AS i, (i - 1) % $apart = 0 AND (i - 1) // $apart < $kept AS kept,
    part(i, 'circle') AS circle, part(i, 'tie') AS tie,
    workday($today::DATE - 30 - below(i, 'met', 3620)) AS met_on,
    one_of(i, 'first', $first) || ' ' || one_of(i, 'last', $last) AS name,
    (SELECT count(*) FROM organisation) AS organisations
FROM range(1, $contacts + 1) r(i);

INSERT INTO contact (id, name, organisation, organisation_key, position, email, profile_url, circle, tie, met_on,
    status, mean_to_ask_on, source, import_run, created_at, updated_at)
SELECT p.i, p.name, o.name, o.key, one_of(p.i, 'title', $titles),
    if(part(p.i, 'mail') < 0.1, 'person.' || p.i || '@mail.example', NULL),
    'https://www.linkedin.com/in/bench-' || p.i,
    CASE WHEN circle < 0.95 THEN 'known' WHEN circle < 0.985 THEN 'known_of' ELSE 'wanted' END,
    CASE WHEN circle >= 0.95 THEN 'none'
        WHEN kept THEN CASE WHEN tie < 0.2 THEN 'close' WHEN tie < 0.65 THEN 'familiar' ELSE 'slight' END
        WHEN tie < 0.5 THEN 'slight' ELSE 'none' END,
    met_on,
    CASE WHEN kept THEN 'kept' WHEN p.i % (5 * $apart) = 3 THEN 'waiting' WHEN p.i % (5 * $apart) = 4 THEN 'resting'
        ELSE 'pool' END,
    if(kept AND part(p.i, 'meant') < 0.4, $began::DATE + below(p.i, 'meant on', 40), NULL),
    'linkedin', 1, noon(met_on), noon(met_on)
FROM person p JOIN organisation o ON o.i = 1 + below(p.i, 'organisation', p.organisations)
ORDER BY p.i;

INSERT INTO contact_identity (contact, kind, value, import_run)
SELECT i, 'profile_url', 'linkedin.com/in/bench-' || i, 1 FROM person ORDER BY i;

INSERT INTO contact_identity (contact, kind, value, import_run)
SELECT id, 'email', email, 1 FROM contact WHERE email IS NOT NULL ORDER BY id;

INSERT INTO common_ground (contact, kind, detail)
SELECT i, one_of(i, 'ground', ['business', 'contacts', 'association', 'reading', 'other']), 'The old depot'
FROM person WHERE kept AND part(i, 'grounded') < 0.8 ORDER BY i;

INSERT INTO knows (contact, person, target, said_on)
SELECT 1 + $apart * below(k, 'who', $kept), if(k % 2 = 0, 1 + below(k, 'whom', $contacts), NULL),
    if(k % 2 = 0, NULL, 1 + below(k, 'where', $targets)), $today::DATE - below(k, 'said', 150)
FROM range($kept // 2) r(k);

-- In the order of their days; an eighth of the ten years' touchpoints falls within the search.
CREATE TEMP TABLE exchange AS
SELECT k, workday($today::DATE - if(left_over < 0.125, 150 * left_over / 0.125,
        150 + 3500 * (left_over - 0.125) / 0.875)::INTEGER) AS day,
    part(k, 'dense') < $dense AS dense,
    if(part(k, 'dense') < $dense, 1 + $apart * below(k, 'kept', $kept), 1 + below(k, 'contact', $contacts)) AS contact,
    part(k, 'direction') < 0.58 AS out, part(k, 'channel') AS channel, part(k, 'ask') AS ask
FROM (SELECT k, 1 - k / $touchpoints::DOUBLE AS left_over FROM range(1, $touchpoints + 1) r(k));

INSERT INTO touchpoint (id, contact, happened_on, happened_at, direction, channel, angle, talk, ask, points,
    common_ground, target, decision_maker, circle, tie, went, notes, occasion, source, source_key, import_run,
    created_at, updated_at)
WITH said AS (
    SELECT *, if(dense, CASE
            WHEN channel < 0.4 THEN 'message' WHEN channel < 0.6 THEN 'email' WHEN channel < 0.75 THEN 'call'
            WHEN channel < 0.83 THEN 'video' WHEN channel < 0.93 THEN 'meeting' WHEN channel < 0.98 THEN 'event'
            ELSE 'letter' END, 'message') AS medium
    FROM exchange
)
SELECT k, s.contact, day, if(dense, NULL, noon(day)), if(out, 'out', 'in'), medium,
    if(dense AND out, one_of(k, 'angle', ['role', 'acquaintance', 'insight', 'connection', 'other']), NULL),
    medium IN ('call', 'video', 'meeting', 'event') OR (dense AND part(k, 'talk') < 0.1),
    if(dense AND out, CASE WHEN ask < 0.08 THEN 'introduction' WHEN ask < 0.11 THEN 'recommendation'
        WHEN ask < 0.22 THEN 'advice' WHEN ask < 0.3 THEN 'information' WHEN ask < 0.31 THEN 'job' END, NULL),
    if(dense AND out AND part(k, 'points') < 0.6, [one_of(k, 'point', ['doing', 'next', 'offer', 'opinion']),
        one_of(k, 'second', ['kinds', 'whom', 'noteworthy', 'own'])], NULL),
    if(dense AND part(k, 'ground') < 0.3, [one_of(s.contact, 'ground', ['business', 'contacts', 'association', 'reading',
        'other'])], NULL),
    if(dense AND part(k, 'target') < 0.1, 1 + below(k, 'which', $targets), NULL),
    if(medium IN ('call', 'video', 'meeting', 'event'), part(s.contact, 'decides') < 0.1, NULL),
    c.circle, c.tie, if(dense AND part(k, 'went') < 0.2, 1 + below(k, 'how', 5), NULL),
    if(dense AND part(k, 'noted') < 0.5, one_of(k, 'notes', $notes), NULL),
    if(medium = 'event', 1 + ($today::DATE - day), NULL),
    if(dense, 'hand', 'linkedin'), if(dense, NULL, day || if(out, ' out', ' in')), if(dense, NULL, 1),
    noon(day), noon(day)
FROM said s JOIN contact c ON c.id = s.contact
ORDER BY k;

INSERT INTO heard (touchpoint, kind, body)
SELECT id, one_of(id, 'heard', ['feedback', 'name', 'news', 'advice']), one_of(id, 'body', $notes)
FROM touchpoint WHERE talk AND part(id, 'hears') < 0.3 ORDER BY id;

INSERT INTO give (contact, touchpoint, given_on, kind, what)
SELECT contact, id, happened_on, one_of(id, 'give', ['introduction', 'information', 'help', 'thanks']),
    one_of(id, 'what', $notes)
FROM touchpoint WHERE source = 'hand' AND direction = 'out' AND part(id, 'gives') < 0.08 ORDER BY id;

INSERT INTO follow_up (contact, owed_by, due_on, what, done_on)
SELECT 1 + $apart * below(k, 'promised', $kept), if(k % 5 = 0, 'them', 'me'), due,
    one_of(k, 'promise', $notes), if(due < $today::DATE - 7 OR (due < $today::DATE AND k % 3 = 0), due, NULL)
FROM (SELECT k, $today::DATE + 30 - below(k, 'due', 180) AS due FROM range($kept * 3) r(k));

INSERT INTO opening (id, target, organisation, organisation_key, role, source, advertised, shortlist, ahead_of_line,
    met_decision_maker_first, shaped, vouched_by, created_at, updated_at)
SELECT k, if(o.i <= $targets, o.i, NULL), o.name, o.key, one_of(k, 'role', $titles),
    one_of(k, 'source', ['inside', 'posting', 'posting', 'sought_out', 'direct', 'network', 'network', 'other']),
    part(k, 'advertised') < 0.6, part(k, 'shortlist') < 0.3, if(part(k, 'known') < 0.8, part(k, 'ahead') < 0.4, NULL),
    part(k, 'met first') < 0.4, part(k, 'shaped') < 0.15,
    if(part(k, 'vouched') < 0.4, 1 + $apart * below(k, 'voucher', $kept), NULL), noon(began), noon(began)
FROM (SELECT k, workday($today::DATE - 1 - below(k, 'began', 149)) AS began FROM range(1, $openings + 1) r(k))
JOIN organisation o ON o.i = 1 + below(k, 'at', $targets + 40)
ORDER BY k;

INSERT INTO opening_stage (opening, stage, reached_on)
SELECT id, stages[s], day
FROM (
    SELECT o.id, s, ['heard', 'applied', 'answered', 'interview', 'final', 'offer', 'accepted'] AS stages,
        workday(created_at::DATE + ((s - 1) * (2 + below(o.id, 'pace', 14)))::INTEGER) AS day,
        1 + (6.99 * pow(part(o.id, 'reached'), 2))::INTEGER AS furthest
    FROM opening o, range(1, 8) r(s)
)
WHERE s <= furthest AND day <= $today::DATE
ORDER BY id, s;

INSERT INTO opening_stage (opening, stage, reached_on)
SELECT opening, 'closed', least($today::DATE, workday(max(reached_on) + 10))
FROM opening_stage GROUP BY opening HAVING part(opening, 'closed') < 0.4 ORDER BY opening;

INSERT INTO opening_contact (opening, contact, part)
SELECT k, 1 + below(k, 'opening contact', $contacts), one_of(k, 'as', ['referrer', 'recruiter', 'decision_maker', 'insider'])
FROM range(1, $openings + 1) r(k);

-- Two in three referrals began within the search; one in four came by itself.
INSERT INTO referral (id, referrer, direction, weight, person, target, opening, came_from_referral, guess,
    created_at, updated_at)
SELECT k, 1 + $apart * below(k, 'referrer', $kept), if(part(k, 'incoming') < 0.25, 'incoming', 'outgoing'),
    one_of(k, 'weight', ['much', 'some', 'unknown']), if(part(k, 'named') < 0.8, 1 + below(k, 'named', $contacts), NULL),
    if(part(k, 'aimed') < 0.7, 1 + below(k, 'aim', $targets), NULL),
    if(part(k, 'opens') < 0.15, 1 + below(k, 'opened', $openings), NULL),
    if(k > 10 AND part(k, 'chain') < 0.1, k - 1 - below(k, 'link', 9), NULL),
    if(part(k, 'guessed') < 0.6, 5 * below(k, 'guess', 21), NULL), noon(began), noon(began)
FROM (
    SELECT k, workday($today::DATE - 1 - if(part(k, 'old') < 0.33, 151 + below(k, 'ago', 3000), below(k, 'ago', 148)))
        AS began
    FROM range(1, $referrals + 1) r(k)
)
ORDER BY k;

CREATE TEMP TABLE rung AS
WITH ladder AS (SELECT ['asked', 'agreed', 'introduced', 'talked', 'decision_maker', 'put_forward', 'interview', 'offer',
    'accepted'] AS steps)
SELECT r.id, s, steps[s] AS step, r.opening,
    workday(created_at::DATE + ((s - least_step) * (1 + below(r.id, 'pace', 18)))::INTEGER) AS day,
    least_step + CASE WHEN part(r.id, 'far') < 0.2 THEN 0 WHEN part(r.id, 'far') < 0.4 THEN 1
        WHEN part(r.id, 'far') < 0.6 THEN 2 WHEN part(r.id, 'far') < 0.8 THEN 3 WHEN part(r.id, 'far') < 0.9 THEN 4
        WHEN part(r.id, 'far') < 0.95 THEN 5 WHEN part(r.id, 'far') < 0.98 THEN 6 ELSE 8 END AS furthest
FROM (SELECT *, if(direction = 'incoming', 3, 1) AS least_step FROM referral) r, ladder, range(1, 10) n(s)
WHERE s >= least_step;

INSERT INTO referral_step (referral, step, reached_on, told_on)
SELECT id, step, day, if(part(id * 10 + s, 'told') < 0.6 AND day < $today::DATE, workday(least(day + 3, $today::DATE)), NULL)
FROM rung
WHERE s <= furthest AND day <= $today::DATE AND (opening IS NULL OR step NOT IN ('interview', 'offer', 'accepted'))
ORDER BY id, s;

INSERT INTO referral_step (referral, step, reached_on)
SELECT referral, if(part(referral, 'declined') < 0.5, 'declined', 'lapsed'), least($today::DATE, workday(max(reached_on) + 20))
FROM referral_step GROUP BY referral
HAVING part(referral, 'ends') < 0.3 AND NOT bool_or(step = 'accepted') AND max(reached_on) < $today::DATE - 20
ORDER BY referral;
