"""The design-system kit: templates, forms, components and formats shared by every page."""
