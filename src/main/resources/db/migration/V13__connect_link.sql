-- What an agency sends its client, who connects accounts by it without an account of ours. The address holds id and expiry, signed:
-- nothing secret is kept here. A link that was revoked stays, so that people see what it was.
create table connect_link (
  id             uuid primary key,
  workspace_id   uuid not null references workspace,
  -- whose accounts they become; null: the whole workspace's
  character_id   uuid references character,
  platforms      text[] not null,
  label          text,
  created_by     uuid not null references member,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  last_opened_at timestamptz,
  revoked_at     timestamptz
);
create index connect_link_by_workspace on connect_link (workspace_id, created_at desc, id desc);

-- Who connected what through which link: one row per consent and per choice, append-only.
create table connect_link_use (
  id               uuid primary key,
  workspace_id     uuid not null references workspace,
  connect_link_id  uuid not null references connect_link,
  platform         text not null,
  connection_id    uuid not null references connection,
  -- what the connection's tokens counted then: only who asked may choose
  token_generation int not null,
  -- the account; null: there were several to choose from
  remote_id        text,
  used_at          timestamptz not null
);
create index connect_link_use_by_link on connect_link_use (connect_link_id, platform, id);

-- in which browser a consent was begun, as the SHA-256 of its cookie, and through which link
alter table oauth_state
  add column browser_hash    bytea,
  add column connect_link_id uuid references connect_link;
