from django.apps import AppConfig


class BenchmarksConfig(AppConfig):
    """Figures as ratios to a floor measured in the same run (`make bench`). Not installed in production."""

    name = "commonplatform.benchmarks"
    label = "benchmarks"
