-- null: the issuer said last that the person has none here; only somebody whom an issuer knows can be so
alter table member
  alter column role drop not null,
  add constraint member_without_role_is_of_an_issuer check (role is not null or issuer is not null);

-- the same person in other workspaces
create index member_by_subject on member (issuer, subject);
