"""The journey of a plea as data: which pages, in which order, for whom; pages know no neighbours."""

from pleas.journey.facts import CaseFacts as CaseFacts
from pleas.journey.facts import facts_of as facts_of
from pleas.journey.pages import has_page as has_page
from pleas.journey.pages import page_of as page_of
from pleas.journey.pages import register_page as register_page
from pleas.journey.step import Condition as Condition
from pleas.journey.step import Section as Section
from pleas.journey.step import Step as Step
from pleas.journey.steps import STEPS as STEPS
from pleas.journey.steps import step_named as step_named
from pleas.journey.walk import Journey as Journey
from pleas.journey.walk import Place as Place
