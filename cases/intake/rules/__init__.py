"""What must be true of a prosecution before it becomes a case. Pure: no database, no clock."""
