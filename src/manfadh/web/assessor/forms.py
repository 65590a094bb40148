"""What an editor of frameworks fills in."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

import msgspec
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.libs.fieldforms import Choice, Form, Question, Scale, Section, Words
from manfadh.web.assessor.lines import (
    LineWrong,
    read_anchors,
    read_choices,
    write_anchors,
    write_choices,
)
from manfadh.web.assessor.words import AREAS, KINDS, PHOTOS, PLACES, say_words

LANGUAGES = ("ar", "ckb", "en")
_NAMES = {
    "ar": gettext_lazy("in Arabic"),
    "ckb": gettext_lazy("in Kurdish"),
    "en": gettext_lazy("in English"),
}
_NONE = ("", "—")


class CodeField(forms.CharField):
    """The code of a part: what answers and other parts know it by."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Code"),
            help_text=gettext_lazy("Small Latin letters, digits and _; it stays as it is."),
            max_length=40,
            widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        )


class SpokenForm(forms.Form):
    """A form with texts in three languages: for each name in `TEXTS` a field per language."""

    TEXTS: ClassVar[dict[str, tuple[Any, bool]]] = {}

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for name, (label, is_needed) in self.TEXTS.items():
            for code in LANGUAGES:
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=_("%(text)s, %(language)s") % {"text": label, "language": _NAMES[code]},
                    required=is_needed and code == "en",
                    max_length=500,
                    widget=forms.TextInput(
                        attrs={"lang": code, "dir": "ltr" if code == "en" else "rtl"}
                    ),
                )
        self.order_fields(self.order)

    @property
    def order(self) -> list[str]:
        """The fields as they are shown: the code, the texts, then the rest."""
        spoken = [f"{name}_{code}" for name in self.TEXTS for code in LANGUAGES]
        return [name for name in ("code", *spoken, *self.fields) if name in self.fields]

    def words(self, name: str) -> Words:
        """One of the texts, once the form is valid."""
        return Words(**{code: self.cleaned_data[f"{name}_{code}"].strip() for code in LANGUAGES})


def initial_words(name: str, words: Words) -> dict[str, str]:
    """A text as the initial values of its fields."""
    return {f"{name}_{code}": getattr(words, code) for code in LANGUAGES}


class HeadForm(SpokenForm):
    """What a framework is called, is about, and where it comes from."""

    TEXTS = {
        "words": (gettext_lazy("Name"), True),
        "about": (gettext_lazy("What it is about"), False),
    }
    source = forms.CharField(label=gettext_lazy("Source"), max_length=500, required=False)


class NewForm(HeadForm):
    """A framework that begins; the id makes sending twice harmless."""

    code = CodeField()
    version_id = forms.UUIDField(widget=forms.HiddenInput)

    @property
    def framework(self) -> Form:
        """The framework, once valid: without questions yet."""
        return Form(
            code=self.cleaned_data["code"],
            words=self.words("words"),
            about=self.words("about"),
            source=self.cleaned_data["source"],
        )


class SectionForm(SpokenForm):
    """A section."""

    TEXTS = {"words": (gettext_lazy("Name"), True)}
    code = CodeField()
    weight = forms.IntegerField(label=gettext_lazy("Weight"), min_value=0, max_value=100, initial=1)
    relevance = forms.CharField(
        label=gettext_lazy("Asked only if"),
        required=False,
        max_length=1_000,
        help_text=gettext_lazy("As in XLSForm: ${scanner} = 'yes' and ${hours} < 12"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    @property
    def section(self) -> Section:
        """The section, once valid."""
        said = self.cleaned_data
        return Section(
            code=said["code"],
            words=self.words("words"),
            weight=said["weight"],
            relevance=said["relevance"].strip(),
        )


class ScaleForm(forms.Form):
    """A scale with its anchors."""

    code = CodeField()
    anchors = forms.CharField(
        label=gettext_lazy("Points, from the worst to the best"),
        help_text=gettext_lazy("One to a line: 0 | in Arabic | in Kurdish | in English"),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )

    def clean_anchors(self) -> object:
        """The points."""
        return _read(read_anchors, self.cleaned_data["anchors"])

    @property
    def scale(self) -> Scale:
        """The scale, once valid."""
        return Scale(code=self.cleaned_data["code"], anchors=self.cleaned_data["anchors"])


class QuestionForm(SpokenForm):
    """A question with all that belongs to it; what its kind does not use is left out."""

    TEXTS = {
        "words": (gettext_lazy("Question"), True),
        "hint": (gettext_lazy("Hint"), False),
        "unit": (gettext_lazy("Unit"), False),
    }
    code = CodeField()
    section = forms.ChoiceField(label=gettext_lazy("Section"))
    kind = forms.ChoiceField(label=gettext_lazy("Answer"), choices=list(KINDS.items()))
    scale = forms.ChoiceField(label=gettext_lazy("Scale"), required=False)
    choices = forms.CharField(
        label=gettext_lazy("Choices"),
        required=False,
        help_text=gettext_lazy("One to a line: code | in Arabic | in Kurdish | in English"),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    good = forms.ChoiceField(
        label=gettext_lazy("The good answer"),
        required=False,
        choices=[_NONE, ("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
    )
    is_whole = forms.BooleanField(label=gettext_lazy("Whole numbers only"), required=False)
    least = forms.DecimalField(label=gettext_lazy("Least"), required=False)
    most = forms.DecimalField(label=gettext_lazy("Most"), required=False)
    target = forms.DecimalField(
        label=gettext_lazy("Target"),
        required=False,
        help_text=gettext_lazy("What is worth full marks; empty where the number is no score."),
    )
    better = forms.ChoiceField(
        label=gettext_lazy("Better is"),
        choices=[("higher", gettext_lazy("more")), ("lower", gettext_lazy("less"))],
    )
    weight = forms.IntegerField(label=gettext_lazy("Weight"), min_value=0, max_value=100, initial=1)
    relevance = SectionForm.base_fields["relevance"]
    is_required = forms.BooleanField(label=gettext_lazy("An answer is needed"), required=False)
    may_not_apply = forms.BooleanField(label=gettext_lazy("It may not apply"), required=False)
    photo = forms.ChoiceField(label=gettext_lazy("Photograph"), choices=list(PHOTOS.items()))
    has_note = forms.BooleanField(label=gettext_lazy("With a note"), required=False, initial=True)
    place = forms.ChoiceField(
        label=gettext_lazy("Where it is asked"), required=False, choices=[_NONE, *PLACES.items()]
    )
    area = forms.ChoiceField(
        label=gettext_lazy("What a gap in it is about"),
        required=False,
        choices=[_NONE, *AREAS.items()],
    )
    row = forms.ChoiceField(label=gettext_lazy("Row of the grid"), required=False)
    column = forms.ChoiceField(label=gettext_lazy("Column of the grid"), required=False)
    source = forms.CharField(label=gettext_lazy("Source"), required=False, max_length=500)
    is_verified = forms.BooleanField(label=gettext_lazy("Compared with the source"), required=False)

    def __init__(self, *given: Any, framework: Form, **more: Any) -> None:
        super().__init__(*given, **more)
        sections = [(one.code, say_words(one.words)) for one in framework.sections]
        self._offer("section", sections)
        self._offer("scale", [_NONE, *((one.code, one.code) for one in framework.scales)])
        self._offer("row", [_NONE, *_named(framework.grid.rows)])
        self._offer("column", [_NONE, *_named(framework.grid.columns)])
        if not framework.grid:
            del self.fields["row"], self.fields["column"]

    def clean_choices(self) -> object:
        """The choices."""
        return _read(read_choices, self.cleaned_data["choices"])

    @property
    def question(self) -> Question:
        """The question, once valid."""
        said = dict(self.cleaned_data)
        for name in ("least", "most", "target"):
            said[name] = "" if said[name] is None else format(said[name].normalize(), "f")
        for name in self.TEXTS:
            said[name] = self.words(name)
        said["relevance"] = said["relevance"].strip()
        fields = set(Question.__struct_fields__)
        return Question(**{name: value for name, value in said.items() if name in fields})

    def _offer(self, name: str, choices: Any) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices


class PublishForm(forms.Form):
    """What a version changes, in a sentence for who answers it."""

    note = forms.CharField(
        label=gettext_lazy("What this version changes"), required=False, max_length=500
    )


class RetireForm(forms.Form):
    """Why a version is not used any more."""

    ground = forms.CharField(
        label=gettext_lazy("Ground"),
        max_length=500,
        error_messages={"required": gettext_lazy("Say why this version is not used any more.")},
    )


def question_initial(question: Question) -> dict[str, Any]:
    """A question as the initial values of its form."""
    plain = msgspec.structs.asdict(question)
    for name in QuestionForm.TEXTS:
        plain |= initial_words(name, plain.pop(name))
    return {**plain, "choices": write_choices(question.choices)}


def scale_initial(scale: Scale) -> dict[str, str]:
    """A scale as the initial values of its form."""
    return {"code": scale.code, "anchors": write_anchors(scale.anchors)}


def section_initial(section: Section) -> dict[str, Any]:
    """A section as the initial values of its form."""
    words = initial_words("words", section.words)
    return {
        **words,
        "code": section.code,
        "weight": section.weight,
        "relevance": section.relevance,
    }


def _named(choices: Iterable[Choice]) -> list[tuple[str, str]]:
    return [(choice.code, say_words(choice.words)) for choice in choices]


def _read(read: Any, text: str) -> object:
    try:
        return read(text)
    except LineWrong as wrong:
        raise forms.ValidationError(str(wrong)) from wrong
