"""What a list says, in words, and in which forms it leaves the court."""
