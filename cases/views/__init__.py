"""The pages everybody shares: the case page, the list of cases, the work list."""
