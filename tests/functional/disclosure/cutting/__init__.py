"""A process is killed right after each of its writes: what happens, what is left, what becomes of it."""
