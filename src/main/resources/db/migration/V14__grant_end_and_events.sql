-- When a grant ends however often it is refreshed; null: each refresh puts that off, or nobody knows.
alter table connection
  add column grant_ends_at timestamptz,
  -- when people were told that it ends soon: once per grant
  add column expiring_told_at timestamptz;
-- what may have to be told; few rows, as most connections are refreshed for ever
create index connection_to_warn on connection (id)
  where state = 'connected' and expiring_told_at is null
    and (grant_ends_at is not null or problem is not null or refresh_at is null);

-- What happened, for whoever wants to know: written in the transaction of the change, read in the order of the transactions.
create table event (
  seq          bigint generated always as identity,
  -- the transaction that wrote it: a reader stops before the oldest that is still open, so that nothing comes in behind it
  xid          xid8 not null default pg_current_xact_id(),
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  type         text not null,
  -- what it is about, a connection say
  subject_id   uuid not null,
  data         jsonb not null,
  at           timestamptz not null
);
create index event_in_order on event (workspace_id, xid, seq);
create index event_by_age on event (at);

-- what waits for an account, to be counted for people; few rows
create index scheduled_post_held on scheduled_post (connection_id) where held in ('connection_expired', 'disconnected');
