"""Form fields are rendered by Jinja2, in our frame, as safely as by Django's own language."""

from django import forms

from manfadh.web.components.form_fields import FieldRenderer


class Slip(forms.Form):
    number = forms.CharField(label="Number", help_text="as printed", max_length=12)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A < B"), ("b", "B & C")])


def html_of(form: Slip, field: str) -> str:
    return str(form[field].as_field_group())


def test_a_field_stands_in_our_frame_with_its_hint() -> None:
    shown = html_of(Slip(auto_id="slip_%s"), "number")
    assert isinstance(Slip().renderer, FieldRenderer)
    assert shown.startswith('<div class="field">')
    assert '<label for="slip_number">Number:</label>' in shown
    assert '<p class="hint" id="slip_number_helptext">as printed</p>' in shown
    assert 'maxlength="12"' in shown


def test_what_somebody_typed_never_becomes_markup() -> None:
    typed = '"><script>alert(1)</script>'
    shown = html_of(Slip({"number": typed, "kind": typed}, auto_id="slip_%s"), "number")
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert 'class="field has-errors"' in shown, "and its error is told beside it"
    assert '<ul class="field-errors" id="slip_number_error">' in shown


def test_choices_are_escaped_and_the_chosen_one_is_marked() -> None:
    shown = html_of(Slip({"number": "1", "kind": "b"}), "kind")
    assert "A &lt; B" in shown
    assert '<option value="b" selected>B &amp; C</option>' in shown
