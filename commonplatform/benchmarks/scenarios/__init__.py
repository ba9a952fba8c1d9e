"""One module per group of figures; each has `run(say) -> list[Figure]`."""
