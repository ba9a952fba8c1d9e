"""Every module that makes pages of the journey: importing this one registers them all."""

from pleas.views import answering as answering
from pleas.views import attending as attending
from pleas.views import charges as charges
from pleas.views import details as details
from pleas.views import means as means
from pleas.views import offer as offer
from pleas.views import sending as sending
