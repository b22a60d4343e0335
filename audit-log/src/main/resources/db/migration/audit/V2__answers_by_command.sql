-- whether a command has ended its change is asked for each new entry
create index entries_by_command on audit.entries (command_id) where outcome is not null;
