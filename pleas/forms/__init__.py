"""The questions of the journey."""

from pleas.forms.answering import ContactForm as ContactForm
from pleas.forms.answering import DeclarationForm as DeclarationForm
from pleas.forms.answering import PleaForm as PleaForm
from pleas.forms.feedback import FeedbackForm as FeedbackForm
from pleas.forms.finding import ProofForm as ProofForm
from pleas.forms.finding import ReferenceForm as ReferenceForm
from pleas.forms.saving import WayBackForm as WayBackForm
