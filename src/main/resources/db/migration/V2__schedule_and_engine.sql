-- Split by temperature. scheduled_post is wide and what people see; due waits for a time and only the left edge of its index is
-- touched; inflight holds what is being worked on right now. Locks are always taken in this order: scheduled_post, due, inflight,
-- account_gate.

create table scheduled_post (
  id              uuid primary key,
  workspace_id    uuid not null references workspace,
  content_id      uuid not null references content_item,
  character_id    uuid not null references character,
  platform        text not null,
  -- bound when the post is scheduled
  connection_id   uuid not null references connection,
  -- the platform's account that it was scheduled for: another one that takes the connection's place never gets it
  remote_account_id text,
  status          text not null check (status in ('pending', 'published', 'failed', 'cancelled')),
  -- why a pending post waits for a person: not_approved | connection_expired | disconnected; null: it does not
  held            text check (held in ('not_approved', 'connection_expired', 'disconnected')),
  scheduled_at    timestamptz not null,
  timezone        text not null,
  -- the person's choice among what is approved; null: the content's own
  caption_id      uuid,
  media_ids       uuid[],
  settings        jsonb not null default '{}',
  -- the approval that this post may be published under
  approval_hash   text not null,
  -- what it said on its way out, so that a repetition can be recognised; set by the intent
  payload_hash    text,
  -- … under which approval, and when; like it, of the newest permission to commit
  sent_approval_hash text,
  intent_at       timestamptz,
  attempts        int not null default 0,
  first_attempt_at timestamptz,
  error_code      text check (error_code in
                    ('token_expired', 'rate_limited', 'content_rejected', 'network_error', 'unknown_error')),
  error_message   text,
  retryable       boolean,
  next_attempt_at timestamptz,
  remote_post_id  text,
  permalink       text,
  media_urls      jsonb not null default '[]',
  published_at    timestamptz,
  lateness_ms     bigint,
  -- a commit call was made and nobody knows yet what became of it
  unsettled       boolean not null default false,
  -- … and the platform cannot tell either
  needs_confirmation boolean not null default false,
  evidence        jsonb,
  repost          boolean not null default false,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  ended_at        timestamptz
);
-- the list of what is pending, soonest first
create index scheduled_post_pending on scheduled_post (workspace_id, scheduled_at, id) where status = 'pending';
-- the history, newest first
create index scheduled_post_ended on scheduled_post (workspace_id, ended_at desc, id desc) where status <> 'pending';
create index scheduled_post_by_content on scheduled_post (content_id);
-- held and expired posts of a connection; and whether the same payload is unsettled on it
create index scheduled_post_by_connection on scheduled_post (connection_id, status);
create index scheduled_post_unsettled on scheduled_post (connection_id, payload_hash) where unsettled;
-- an id that one post has can't be adopted by another
create unique index scheduled_post_remote_id on scheduled_post (connection_id, remote_post_id) where remote_post_id is not null;
-- one pending post for the same approved content and account, unless it was asked for
create unique index scheduled_post_once on scheduled_post (content_id, platform, connection_id, approval_hash)
  where status = 'pending' and not repost;

-- everything that waits for a time; held posts have no row
create table due (
  post_id       uuid primary key,
  kind          text not null check (kind in ('stage', 'commit', 'confirm', 'reconcile')),
  run_at        timestamptz not null,
  -- when the post is meant to become public: what lateness is counted from
  target_at     timestamptz not null,
  workspace_id  uuid not null,
  connection_id uuid not null,
  platform      text not null,
  -- reconcile: when the permission was given whose effect is unknown
  intent_at     timestamptz,
  -- how many times in a row the same question was put off
  rounds        int not null default 0,
  -- whether this try already got fresh tokens
  refreshed     boolean not null default false
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
create index due_by_time on due (run_at, post_id);

-- what is being worked on now; no index on a column that changes, so that updates stay on their page
create table inflight (
  post_id       uuid primary key,
  kind          text not null check (kind in ('stage', 'commit', 'confirm', 'reconcile')),
  state         text not null check (state in ('claimed', 'sending')),
  instance_id   uuid not null,
  -- random, new with each owner and each hand-over: whoever does not know it may not write
  token         uuid not null,
  run_at        timestamptz not null,
  target_at     timestamptz not null,
  workspace_id  uuid not null,
  connection_id uuid not null,
  platform      text not null,
  claimed_at    timestamptz not null,
  intent_at     timestamptz,
  rounds        int not null default 0,
  refreshed     boolean not null default false
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);

-- one lane per account: the post that may be committing on it now
create table account_gate (
  connection_id   uuid primary key references connection,
  lane_post_id    uuid,
  -- the platform asked to leave the account alone until then
  not_before      timestamptz
) with (fillfactor = 50);

-- what else of an account is being worked on; the column never changes
create index inflight_by_connection on inflight (connection_id);

-- the journal: what is done of a publish, for whoever goes on with it
create table publish_step (
  post_id      uuid not null references scheduled_post on delete cascade,
  seq          bigint generated always as identity,
  -- payload and account: what was staged for others does not count
  staged_for   text not null,
  step         text not null,
  result       jsonb not null,
  at           timestamptz not null default clock_timestamp(),
  -- written after its token had gone: evidence for the reconciler, never a licence
  late         boolean not null default false,
  primary key (post_id, seq)
);

-- append-only; partitions are made ahead, the default one catches what has none
create table publish_attempt (
  id             uuid not null,
  workspace_id   uuid not null,
  post_id        uuid not null,
  number         int not null,
  kind           text not null,
  started_at     timestamptz not null,
  intent_at      timestamptz,
  ended_at       timestamptz not null,
  outcome        text not null,
  error_code     text,
  error_message  text,
  remote_post_id text,
  next_attempt_at timestamptz,
  evidence       jsonb,
  primary key (id, ended_at)
) partition by range (ended_at);
create table publish_attempt_default partition of publish_attempt default;
create index publish_attempt_by_post on publish_attempt (post_id, ended_at);

-- who is alive: one row per running process
create table instance (
  id         uuid primary key,
  name       text not null,
  started_at timestamptz not null default clock_timestamp(),
  beat_at    timestamptz not null default clock_timestamp()
) with (fillfactor = 50);
