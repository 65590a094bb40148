"""Import of lists: a dry run that names each wrong line, then all of it or nothing."""
