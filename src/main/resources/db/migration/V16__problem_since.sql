-- since when refreshing has failed without a break: people are warned when it hardly comes right by itself
alter table connection add column problem_since timestamptz;
