"""Refusals of the intake, in its own words."""

from cases.intake.problems import Problem


class MessageRefused(Exception):
    """The message cannot become a prosecution; ``problems`` say why, each with its code."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems
