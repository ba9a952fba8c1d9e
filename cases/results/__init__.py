"""Results of cases: what the court decided, received from its case management system and told to the defendant."""
