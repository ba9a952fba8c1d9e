"""The pages about means."""

from pleas.views.means import company as company
from pleas.views.means import income as income
from pleas.views.means import outgoings as outgoings
from pleas.views.means import paying as paying
