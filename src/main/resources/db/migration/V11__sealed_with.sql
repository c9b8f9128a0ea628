-- With which token key a row is sealed: a fingerprint, which tells nothing of the key; '' is from before it was noted.
alter table connection add column sealed_with text not null default '';
create index connection_by_key on connection (sealed_with, id) where sealed_tokens is not null or sealed_choices is not null;

-- From refresh_at on tokens are refreshed if something is planned with them; from refresh_by on in any case; null: as refresh_at.
alter table connection add column refresh_by timestamptz;
-- The platform is not asked for a refresh before, whoever wants one.
alter table connection add column refresh_after timestamptz;
-- Since when it is unknown whether the platform has handed out tokens that were lost on the way; null: it has not.
alter table connection add column refresh_in_doubt timestamptz;
