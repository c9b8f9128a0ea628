-- What a workspace took of an app's limit, beside what all of them took together (tenant = zeros).
alter table quota add column tenant uuid not null default '00000000-0000-0000-0000-000000000000';
alter table quota drop constraint quota_pkey, add primary key (subject, name, tenant);

-- the same index, with the time: how many posts an account has before an instant is read off its edge
drop index scheduled_post_by_connection;
create index scheduled_post_by_connection on scheduled_post (connection_id, status, scheduled_at);
