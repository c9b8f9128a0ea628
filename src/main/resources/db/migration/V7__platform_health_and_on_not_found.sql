-- How each platform does, as each instance that calls it found out. Written when it changes, read for people; whose instance is
-- gone counts for nothing, and is swept.
create table platform_health (
  instance_id uuid not null,
  platform    text not null,
  state       text not null check (state in ('up', 'degraded', 'down')),
  since       timestamptz,
  next_try_at timestamptz,
  last_error  text,
  changed_at  timestamptz not null,
  primary key (instance_id, platform)
);

-- what becomes of a post whose commit call brought no answer, when the platform was asked and does not have it, on a platform that
-- can't be told which call is meant: a person is asked, or it is sent again
alter table workspace add column on_not_found text not null default 'ask' check (on_not_found in ('ask', 'resend'));
