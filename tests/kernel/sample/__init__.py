"""A small app as others are made, for tests of the kernel: a guest house and its guests."""
