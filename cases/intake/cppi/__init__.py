"""The prosecutor API's documents: charge, requisition, summons and single justice submissions."""
