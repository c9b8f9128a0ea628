-- What was taken of the platforms' limits: one row per limit and account, or per limit and app. A platform counts an account
-- whichever workspace posts to it, so no workspace stands here. The window is kept as slices: how many calls were made in each.
create table quota (
  -- account/<platform>/<the platform's id of the account>, or app/<platform>
  subject       text not null,
  name          text not null,
  -- when each slice began, oldest first, and how many calls it holds
  slices        timestamptz[] not null default '{}',
  used          int[] not null default '{}',
  -- calls that the platform counts and we did not make, as it told last
  foreign_used  int not null default 0,
  foreign_until timestamptz not null default '-infinity',
  -- the platform says that nothing is left until then
  closed_until  timestamptz not null default '-infinity',
  -- how many are waiting for room: who comes next is given a later place
  waiting       int not null default 0,
  primary key (subject, name)
) with (fillfactor = 50);
