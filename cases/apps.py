from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The one case model, who may see what of it, and the pages that everybody shares."""

    name = "cases"

    def ready(self) -> None:
        from cases import effects, mails  # noqa: F401
        from cases.access import checks  # noqa: F401
        from cases.postcode_index import POSTCODE_INDEX
        from commonplatform.encryption.blind_index import register_index

        register_index(POSTCODE_INDEX)
