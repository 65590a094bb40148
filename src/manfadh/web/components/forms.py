"""How a form field is drawn: ``FORM_RENDERER = "manfadh.web.components.forms.FieldRenderer"``."""

from django.forms.renderers import DjangoTemplates


class FieldRenderer(DjangoTemplates):
    """Label, field, hint and errors, in that order, each tied to the field for screen readers."""

    field_template_name = "django/forms/manfadh_field.html"
