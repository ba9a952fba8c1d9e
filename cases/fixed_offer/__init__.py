"""The fixed offer that a prosecutor can make in a single justice notice: who gets one, and what it comes to.

Pure: facts in, an assessment out. Source: domain document "Online plea", Fixed offer accepted online.
"""

from cases.fixed_offer.assessment import LARGEST_COMPENSATION as LARGEST_COMPENSATION
from cases.fixed_offer.assessment import Assessment as Assessment
from cases.fixed_offer.assessment import ChargeFacts as ChargeFacts
from cases.fixed_offer.assessment import OfferOutcome as OfferOutcome
from cases.fixed_offer.assessment import assess_offer as assess_offer
from cases.fixed_offer.cooling_off import convicted_from as convicted_from
from cases.fixed_offer.cooling_off import is_cooling_off as is_cooling_off
from cases.fixed_offer.cooling_off import last_day_to_change as last_day_to_change
from cases.fixed_offer.cooling_off import pay_by as pay_by
from cases.fixed_offer.level import is_under_18 as is_under_18
from cases.fixed_offer.level import offer_level as offer_level
from cases.fixed_offer.offer import ChargeInOffer as ChargeInOffer
from cases.fixed_offer.offer import FixedOffer as FixedOffer
from cases.fixed_offer.offer import SurchargeRule as SurchargeRule
from cases.fixed_offer.offer import offer_surcharge as offer_surcharge
