-- people whom an OpenID Connect issuer knows; the role is what it said last
alter table member
  add column issuer     text,
  add column subject    text,
  add column role_as_of timestamptz,
  add constraint member_identity_is_whole
    check (num_nulls(issuer, subject, role_as_of) in (0, 3)),
  add constraint member_by_identity unique (workspace_id, issuer, subject);

-- sign-ins under way, of nobody yet; only hashes of what the browser carries are kept
create table sign_in_state (
  state_hash    bytea primary key,
  browser_hash  bytea not null,
  nonce         text not null,
  code_verifier text not null,
  redirect_path text not null,
  expires_at    timestamptz not null
);
create index sign_in_state_by_expiry on sign_in_state (expires_at);
