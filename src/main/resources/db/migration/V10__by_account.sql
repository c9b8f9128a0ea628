-- One social account may be connected twice, for the workspace and for one of its characters: what was sent there, and under which
-- ids it is known, goes by the account. Without the payload's hash in an index, giving a permission rewrites no index.
drop index scheduled_post_unsettled;
create index scheduled_post_unsettled on scheduled_post (platform, coalesce(remote_account_id, connection_id::text)) where unsettled;
drop index scheduled_post_remote_id;
create unique index scheduled_post_remote_id
  on scheduled_post (platform, coalesce(remote_account_id, connection_id::text), remote_post_id) where remote_post_id is not null;
alter table scheduled_post set (fillfactor = 85);
