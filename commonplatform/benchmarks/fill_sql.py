"""Set-based SQL that fills the database with many lawful-looking cases.

Ids are digests of a number, so that every table of a case can be written without looking anything
up. The shares follow the national picture: one prosecutor with about a quarter of all cases, a few
with thousands, hundreds of firms with a handful to a thousand each; 1.15 defendants a case.
"""

PARAMETERS = "%(first)s::int, %(last)s::int"

_CASE = "md5('bench case ' || n)::uuid"
_DEFENDANT = "md5('bench defendant ' || n || ' ' || k)::uuid"
_NUMBERS = f"generate_series({PARAMETERS}) AS n"
# Every seventh case has a second defendant.
_DEFENDANTS = f"{_NUMBERS} CROSS JOIN generate_series(1, CASE WHEN n %% 7 = 0 THEN 2 ELSE 1 END) AS k"
_HASH = "('x' || substr(md5('name ' || n || ' ' || k), 1, 7))::bit(28)::int"
_PROSECUTOR = """(CASE WHEN n %% 100 < 27 THEN (%(prosecutors)s::uuid[])[1]
    WHEN n %% 100 < 40 THEN (%(prosecutors)s::uuid[])[2]
    WHEN n %% 100 < 42 THEN (%(prosecutors)s::uuid[])[3]
    ELSE (%(prosecutors)s::uuid[])[4 + n %% (array_length(%(prosecutors)s::uuid[], 1) - 3)] END)"""
_COURT = "(%(courts)s::uuid[])[1 + (n * 7) %% array_length(%(courts)s::uuid[], 1)]"
_RECEIVED = "(%(now)s::timestamptz - ((%(total)s::int - n) * interval '17 seconds'))"
# One in six defendants is represented; firms are of very different size (a square spreads them).
_REPRESENTED = "(n + k) %% 6 = 0"
_FIRM = """(%(firms)s::uuid[])[1 + ((('x' || substr(md5('firm ' || n || ' ' || k), 1, 7))::bit(28)::int %% 1000)::bigint ^ 2
    / 1000000 * (array_length(%(firms)s::uuid[], 1) - 1))::int]"""
_ONE = "(ARRAY['Ash','Birch','Cold','Dun','Elm','Fair','Glen','Hart','Iron','Jar','Kil','Lang','Mor','Nor','Oak','Pen','Quin','Red','Stan','Thorn'])"
_TWO = "(ARRAY['a','ber','cam','den','er','fen','gar','ham','in','jo','ker','lin','mer','ne','o','per','ri','sen','ter','wen'])"
_THREE = "(ARRAY['ley','ton','ford','wick','by','shaw','worth','field','man','son','well','wood','den','ham','ing','ster','bury','cott','dale','gate'])"
_FIRST = "(ARRAY['Ada','Alan','Aled','Bronwen','Carys','Dafydd','Elin','Farah','Gareth','Hassan','Iestyn','Jane','Kofi','Lowri','Mair','Nia','Owen','Priya','Rhys','Sian'])"
# HMAC-SHA-256 as `encryption.blind_index` makes it, of the reference without its letters and the postcode.
_POSTCODE_INDEX = """%(index_id)s || substring(sha256(%(outer_key)s || sha256(%(inner_key)s
    || convert_to(%(purpose)s || E'\\x1f' || lpad(n::text, 8, '0') || E'\\x1fAB12CD', 'UTF8'))) FROM 1 FOR 16)"""
_SURNAME = f"{_ONE}[1 + h %% 20] || {_TWO}[1 + (h / 20) %% 20] || {_THREE}[1 + (h / 400) %% 20]"
_FORENAME = f"{_FIRST}[1 + (h / 8000) %% 20]"

FILL: tuple[tuple[str, str], ...] = (
    (
        "cases",
        f"""
        INSERT INTO cases_case (id, prosecutor_id, reference_received, reference, has_police_reference,
            initiation_code, summons_code, status, court_id, received_at, posting_date, informant,
            originating_organisation, cps_organisation, markers, officer_in_case)
        SELECT {_CASE}, {_PROSECUTOR}, 'BENCH' || lpad(n::text, 8, '0'), 'BENCH' || lpad(n::text, 8, '0'), false,
            'J', '', 'received', {_COURT}, {_RECEIVED}, {_RECEIVED}::date, '', '', '', '{{}}', ''
        FROM {_NUMBERS}
        """,
    ),
    (
        "defendants",
        f"""
        INSERT INTO cases_defendant (id, case_id, position, kind, title, forenames, surname, organisation_name,
            name_folded, surname_folded, first_name_folded, prosecutor_reference, document_language, hearing_language)
        SELECT {_DEFENDANT}, {_CASE}, k, 'person', '', forename, surname, '',
            lower(surname || ' ' || forename), lower(surname), lower(forename), 'D' || n || '-' || k, 'en', 'en'
        FROM (SELECT n, k, {_FORENAME} AS forename, {_SURNAME} AS surname FROM
              (SELECT n, k, {_HASH} AS h FROM {_DEFENDANTS}) hashed) named
        """,
    ),
    (
        "particulars",
        f"""
        INSERT INTO cases_particulars (defendant_id, case_id, date_of_birth, address_lines, postcode,
            postcode_index, gender, email, telephone, nationality, ethnicity_observed, ethnicity_self_defined,
            national_insurance_number, driver_number, custody_status, bail_conditions, language_needs,
            special_needs, more)
        SELECT {_DEFENDANT}, {_CASE}, date '1950-01-01' + (n %% 18000), %(address_lines)s, %(postcode)s,
            {_POSTCODE_INDEX}, '1', '', '', '', '', '', '', '', '', '', '', '', ''
        FROM {_DEFENDANTS}
        """,
    ),
    (
        "charges",
        f"""
        INSERT INTO cases_offence (id, case_id, defendant_id, sequence, code, title, title_welsh, legislation,
            legislation_welsh, wording, wording_welsh, facts, facts_welsh, date_code, committed_on, location,
            vehicle_registration, fixed_offer_made, more)
        SELECT md5('bench charge ' || n || ' ' || k)::uuid, {_CASE}, {_DEFENDANT}, 1, 'CA03010',
            'Use a television set without a licence', '', '', '', 'You used a television set without a licence.',
            '', '', '', 1, {_RECEIVED}::date - 60, '', '', false, '{{}}'
        FROM {_DEFENDANTS}
        """,
    ),
    (
        "rights",
        f"""
        INSERT INTO cases_accessgrant (id, case_id, defendant_id, principal_id, principal_name, relation, starts_at,
            granted_by, reason)
        SELECT md5('bench grant ' || relation || n || ' ' || k)::uuid, {_CASE}, defendant, principal, 'Bench',
            relation, {_RECEIVED}, 'Bench', ''
        FROM (
            SELECT n, 0 AS k, NULL::uuid AS defendant, {_PROSECUTOR} AS principal, 'prosecuting' AS relation FROM {_NUMBERS}
            UNION ALL SELECT n, 0, NULL, {_COURT}, 'court' FROM {_NUMBERS}
            UNION ALL SELECT n, k, {_DEFENDANT}, {_FIRM}, 'representing' FROM {_DEFENDANTS} WHERE {_REPRESENTED}
        ) rights
        """,
    ),
    (
        "inbox",
        f"""
        INSERT INTO cases_accessinbox (id, principal_id, case_id, received_at, whole_case)
        SELECT md5('bench inbox ' || relation || n || principal)::uuid, principal, {_CASE}, {_RECEIVED}, whole
        FROM (
            SELECT n, {_PROSECUTOR} AS principal, 'p' AS relation, true AS whole FROM {_NUMBERS}
            UNION ALL SELECT n, {_COURT}, 'c', true FROM {_NUMBERS}
            UNION SELECT n, {_FIRM}, 'f', false FROM {_DEFENDANTS} WHERE {_REPRESENTED}
        ) seen
        """,
    ),
    (
        "events",
        f"""
        INSERT INTO audit_event (id, chain_id, case_id, kind, occurred_at, actor_name, actor_role, organisation_name,
            reason, data, sequence, previous_digest, digest)
        SELECT md5('bench event ' || n)::uuid, {_CASE}, {_CASE}, 'case.received', {_RECEIVED}, 'Bench', 'system', '',
            '', '{{"prosecutor": "Bench"}}', 0, '', ''
        FROM {_NUMBERS}
        """,
    ),
)
