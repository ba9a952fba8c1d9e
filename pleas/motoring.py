"""Which charges are about driving: they ask for the driving licence."""

# The Acts that CJS codes begin with: Road Traffic Acts, construction and use, Road Traffic Regulation Act 1984
# (RR89 is about railways), vehicle excise.
MOTORING_CODES = ("RT", "RC", "RR84", "VE")


def is_motoring(code: str) -> bool:
    """Whether a CJS code is of a motoring offence."""
    return code.upper().startswith(MOTORING_CODES)
