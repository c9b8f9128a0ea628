-- What is not to be published for now: a whole workspace, a platform of it, or a character. The row alone stops posts, on every
-- instance at once: the permission to commit looks for it. Posts are held one by one, when their time has come.
create table pause (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  -- null: all of them
  platform     text,
  character_id uuid references character,
  created_by   uuid not null references member,
  created_at   timestamptz not null default clock_timestamp()
);
-- the same is paused once; and what is paused of a workspace
create unique index pause_once on pause (workspace_id, platform, character_id) nulls not distinct;

alter table scheduled_post drop constraint scheduled_post_held_check;
alter table scheduled_post add constraint scheduled_post_held_check
  check (held in ('not_approved', 'connection_expired', 'disconnected', 'paused'));
create index scheduled_post_paused on scheduled_post (workspace_id) where held = 'paused';
