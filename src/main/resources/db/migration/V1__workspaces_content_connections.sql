-- Ids are ULIDs, stored as uuid. Every tenant's table carries workspace_id. Times are instants; a wall time that a person chose has
-- its IANA zone beside it.

create table workspace (
  id            uuid primary key,
  name          text not null,
  timezone      text not null,
  -- what becomes of held posts on reconnect: published late within the window, or left for a person
  resume_rule   text not null default 'publish_late' check (resume_rule in ('publish_late', 'ask')),
  resume_window interval not null default '24 hours',
  created_at    timestamptz not null default now()
);

create table member (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  name         text not null,
  role         text not null check (role in ('owner', 'editor', 'approver', 'viewer')),
  created_at   timestamptz not null default now()
);

-- what proves who calls; only the SHA-256 is kept
create table access_token (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  member_id    uuid not null references member,
  kind         text not null check (kind in ('access', 'sign_in', 'session')),
  token_hash   bytea not null unique,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  last_used_at timestamptz
);

create table character (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  name         text not null,
  timezone     text not null,
  autopilot    boolean not null default false,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
create index character_by_workspace on character (workspace_id, created_at, id);

create table media_asset (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  type         text not null check (type in ('image', 'video')),
  content_type text not null,
  file_name    text not null,
  bytes        bigint not null,
  width        int not null,
  height       int not null,
  duration_ms  bigint,
  sha256       text not null,
  -- where it came from, if by URL
  source_url   text,
  created_at   timestamptz not null default now()
);
create index media_asset_by_workspace on media_asset (workspace_id, created_at desc, id desc);

create table content_item (
  id            uuid primary key,
  workspace_id  uuid not null references workspace,
  character_id  uuid not null references character,
  title         text,
  status        text not null check (status in ('draft', 'approved', 'published', 'rejected')),
  -- in the order in which they are shown: [{"media_id": "…", "alt_text": "…"}]
  media         jsonb not null default '[]',
  -- per platform: {"instagram": {"kind": "story"}}
  settings      jsonb not null default '{}',
  -- SHA-256, hex, over captions, media and settings as they were approved; null while they are not
  approval_hash text,
  approved_by   uuid references member,
  approved_at   timestamptz,
  rejection     text,
  version       int not null default 1,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
create index content_item_by_workspace on content_item (workspace_id, created_at desc, id desc);
create index content_item_by_character on content_item (character_id);

-- caption variants; one without a platform serves every platform that has none of its own
create table caption (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  content_id   uuid not null references content_item on delete cascade,
  platform     text,
  body         text not null,
  selected     boolean not null default false,
  position     int not null
);
create index caption_by_content on caption (content_id, position);

create table connection (
  id               uuid primary key,
  workspace_id     uuid not null references workspace,
  platform         text not null,
  -- the character it belongs to; null: the whole workspace's
  character_id     uuid references character,
  state            text not null check (state in ('connected', 'needs_selection', 'expired', 'disconnected')),
  remote_id        text,
  username         text,
  display_name     text,
  picture_url      text,
  scopes           text[] not null default '{}',
  -- what the platform told of the account, no secrets
  details          jsonb not null default '{}',
  -- defaults for posts of this connection
  settings         jsonb not null default '{}',
  -- tokens, AES-256-GCM, with the connection's id as associated data
  sealed_tokens    bytea,
  -- accounts to choose from while needs_selection, sealed like the tokens
  sealed_choices   bytea,
  -- grows with each change of the tokens: a late answer for an older generation changes nothing
  token_generation int not null default 0,
  token_expires_at timestamptz,
  token_issued_at  timestamptz,
  refresh_at       timestamptz,
  -- who refreshes just now, so that only one does
  refresh_lease    uuid,
  refresh_lease_until timestamptz,
  problem          text,
  checked_at       timestamptz,
  connected_at     timestamptz,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now()
);
create unique index connection_one_per_place
  on connection (workspace_id, platform, coalesce(character_id, '00000000-0000-0000-0000-000000000000'));
create index connection_to_refresh on connection (refresh_at) where state = 'connected' and refresh_at is not null;

-- a consent under way: single use, short-lived
create table oauth_state (
  state_hash      bytea primary key,
  workspace_id    uuid not null references workspace,
  member_id       uuid not null references member,
  platform        text not null,
  character_id    uuid references character,
  redirect_path   text not null,
  code_verifier   text not null,
  expires_at      timestamptz not null
);
create index oauth_state_by_expiry on oauth_state (expires_at);
