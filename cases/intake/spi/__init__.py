"""The police feed: envelopes of the criminal justice exchange and the new-case document inside."""
