"""What stands around a page: names, navigation, footer links, language choice."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class ShellLink:
    """A link of the navigation, the footer or the language choice."""

    text: Text
    href: str
    current: bool = False
    count: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The surroundings of one page. Empty addresses mean that the thing is not offered."""

    display_name: str = ""
    organisation_name: str = ""
    role_label: Text = ""
    navigation: tuple[ShellLink, ...] = ()
    start_href: str = "/"
    home_href: str = "/"
    search_href: str = ""
    search_value: str = ""
    switch_role_href: str = ""
    sign_out_href: str = ""
    languages: tuple[ShellLink, ...] = ()

    @property
    def signed_in(self) -> bool:
        return bool(self.display_name)
