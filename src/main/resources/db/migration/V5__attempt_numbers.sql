-- A try's number is its place among the post's tries: counted when they are read, not probed for in every partition at each write.
alter table publish_attempt drop column number;
