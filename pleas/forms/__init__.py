"""The questions of the journey."""

from pleas.forms.asking import AskForm as AskForm
from pleas.forms.attendance import DatesToAvoidForm as DatesToAvoidForm
from pleas.forms.attendance import DisabilityForm as DisabilityForm
from pleas.forms.attendance import DocumentLanguageForm as DocumentLanguageForm
from pleas.forms.attendance import HearingLanguageForm as HearingLanguageForm
from pleas.forms.attendance import InterpreterForm as InterpreterForm
from pleas.forms.charge import DefenceForm as DefenceForm
from pleas.forms.charge import EvidenceForm as EvidenceForm
from pleas.forms.charge import MitigationForm as MitigationForm
from pleas.forms.charge import PleaForm as PleaForm
from pleas.forms.contact import AddressForm as AddressForm
from pleas.forms.contact import ContactForm as ContactForm
from pleas.forms.declaration import DeclarationForm as DeclarationForm
from pleas.forms.details import CompanyForm as CompanyForm
from pleas.forms.details import DetailsForm as DetailsForm
from pleas.forms.estimating import EstimateForm as EstimateForm
from pleas.forms.feedback import FeedbackForm as FeedbackForm
from pleas.forms.finding import ProofForm as ProofForm
from pleas.forms.finding import ReferenceForm as ReferenceForm
from pleas.forms.identity import InsuranceNumberForm as InsuranceNumberForm
from pleas.forms.identity import LicenceForm as LicenceForm
from pleas.forms.saving import WayBackForm as WayBackForm
from pleas.forms.witnesses import WitnessesForm as WitnessesForm
