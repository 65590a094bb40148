"""A small app as others are made: a guest house that tells of its guests. For tests of the kernel."""
