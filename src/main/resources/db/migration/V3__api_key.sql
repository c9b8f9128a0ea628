-- What agencies call the API with; only the SHA-256 is kept. A revoked key stays, so that people see what it was.

create table api_key (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  name         text not null,
  -- how the key begins, so that people recognise it
  prefix       text not null,
  key_hash     bytea not null unique,
  scopes       text[] not null,
  created_by   uuid not null references member,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_key_by_workspace on api_key (workspace_id, created_at desc, id desc);
