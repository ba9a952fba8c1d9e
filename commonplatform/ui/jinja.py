"""The Jinja environment of every page: design-system macros, gettext, links, formats, typed components."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader

from commonplatform.ui import components, formats
from commonplatform.ui.charts import bar_chart_geometry, drawn
from commonplatform.ui.conditional_fields import shown_under_a_choice
from commonplatform.ui.error_summaries import error_summary_items
from commonplatform.ui.query_strings import with_query


def environment(**options: Any) -> Environment:
    """Build the environment for Django's Jinja2 backend (``OPTIONS["environment"]``).

    The macros test optional arguments by looking deep into missing ones, hence ``ChainableUndefined``; typing
    mistakes are caught by the dataclasses of ``components`` instead, which are offered to templates by name.
    """
    project_templates = options.pop("loader")
    options.pop("autoescape", None)
    options["undefined"] = ChainableUndefined
    options["extensions"] = [*options.pop("extensions", ()), "jinja2.ext.i18n", "jinja2.ext.do"]
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    env = Environment(loader=ChoiceLoader([project_templates, macros]), autoescape=True, **options)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        static=static,
        static_if_built=static_if_built,
        url=url,
        current_language=formats.page_language,
        error_summary_items=error_summary_items,
        with_query=with_query,
        person_name=formats.person_name,
        shown_under_a_choice=shown_under_a_choice,
        bar_chart_geometry=bar_chart_geometry,
        drawn=drawn,
        **{name: getattr(components, name) for name in components.__all__},
    )
    env.filters.update(
        long_date=formats.long_date,
        short_date=formats.short_date,
        weekday_date=formats.weekday_date,
        clock_time=formats.clock_time,
        date_and_time=formats.date_and_time,
        machine_date=formats.machine_date,
        money=formats.money,
        capped_count=formats.capped_count,
        file_size=formats.file_size,
    )
    return env


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page; positional or keyword arguments, as the route takes them."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def static_if_built(path: str) -> str:
    """The address of an asset, or nothing when it was never built: error pages must not fail on style."""
    try:
        return staticfiles_storage.url(path)
    except ValueError:
        return ""
