-- Everything here is a view of topics and can be built again from them within their retention.

create table audit.entries (
    id                 text collate "C" primary key,
    result_id          text        not null,
    change_id          text        not null,
    outcome            text,
    command_id         text,
    attempt            integer     not null,
    configuration_id   text        not null,
    configuration_name text        not null,
    revision           bigint      not null,
    source_tenant_id   text        not null,
    source_tenant_name text        not null,
    target_tenant_id   text        not null,
    target_tenant_name text        not null,
    source_id          text,
    source_name        text,
    source_upn         text,
    target_id          text,
    target_name        text,
    target_upn         text,
    action             text        not null,
    status             text        not null,
    error_code         text,
    error_reason       text,
    error_advice       text,
    steps              jsonb       not null,
    modified           jsonb       not null,
    requests           integer     not null,
    writes             integer     not null,
    resource_units     integer     not null,
    cycle_id           text        not null,
    observed_at        timestamptz not null,
    started_at         timestamptz not null,
    activity_at        timestamptz not null,
    duration_ms        integer     not null
);
comment on table audit.entries is 'The provisioning log. Rows are never changed.';
comment on column audit.entries.id is 'A GUID made from result_id, so that a result that is delivered twice is one row.';
comment on column audit.entries.outcome is 'How the change ended with this entry; null for an attempt that did not end it.';
comment on column audit.entries.activity_at is 'When the work ended; the order of the log.';

-- the order of the log, and where a page goes on
create index entries_by_time on audit.entries (activity_at, id);
create index entries_by_change on audit.entries (change_id);
create index entries_by_source on audit.entries (source_id, activity_at);
create index entries_by_target on audit.entries (target_id, activity_at);
-- counts per configuration without touching the rows
create index entries_by_outcome on audit.entries (configuration_id, outcome) where outcome is not null;

create table audit.people (
    tenant_id        text        not null,
    user_id          text        not null,
    configuration_id text        not null,
    display_name     text,
    upn              text,
    standing         text        not null,
    target_id        text,
    attempts         integer     not null,
    reason           text        not null,
    next_attempt     timestamptz,
    since            timestamptz not null,
    change_id        text        not null,
    primary key (tenant_id, user_id, configuration_id)
);
comment on table audit.people is 'Where every source person stands in every configuration, now.';

create index people_by_standing on audit.people (configuration_id, standing);

create table audit.configurations (
    id      text primary key,
    name    text,
    present boolean not null
);
comment on table audit.configurations is 'Present names of configurations, for views.';

create table audit.administration (
    id               text primary key,
    configuration_id text,
    action           text        not null,
    by_whom          text        not null,
    from_where       text        not null,
    at               timestamptz not null,
    details          jsonb       not null
);
comment on table audit.administration is 'Who did what in the control plane. Rows are never changed.';

create index administration_by_time on audit.administration (at, id);
