"""What the journey's templates print."""
