"""Programs that open files of unknown origin. Each runs alone, confined, by its path; none imports the service."""
