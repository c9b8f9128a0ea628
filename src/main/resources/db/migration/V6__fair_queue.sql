-- The queue is read by platform, so that one whose publishers are busy, or that is down, holds up no other; apart from that what
-- is prepared ahead, which may take minutes. Within a second by rank: the k-th post of a tenant comes after the other tenants'
-- earlier ones. Rows without a rank are first in their second.
alter table due
  add column rank int not null default 0,
  -- waits for its turn on its account: whoever has room takes the account's earliest, whatever run_at says
  add column in_line boolean not null default false;
alter table inflight
  add column rank int not null default 0,
  add column in_line boolean not null default false;
alter table account_gate
  -- the last place that was given to a post that waits for its turn
  add column line_until timestamptz;

drop index due_by_time;
create index due_now on due
  (platform, date_bin(interval '1 second', run_at, timestamptz '2000-01-01 00:00:00+00'), rank) where kind <> 'stage';
create index due_ahead on due
  (platform, date_bin(interval '1 second', run_at, timestamptz '2000-01-01 00:00:00+00'), rank) where kind = 'stage';
-- an account's posts in their order; small, since what waits for days waits as 'stage'
create index due_by_account on due (connection_id, target_at, post_id) where kind = 'commit';
