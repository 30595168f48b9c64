"""Pages of professionals: the way in, the own login, keys, people, the log."""
