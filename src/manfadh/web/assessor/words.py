"""The words for what a framework is made of, and for what hinders it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.libs.fieldforms import Fault, Words
from manfadh.web.components.measures import language
from manfadh.web.components.shapes import Kind as Shape

Spoken = Mapping[str, str | Promise]

KINDS: Spoken = {
    "scale": gettext_lazy("A point of a scale"),
    "yes_no": gettext_lazy("Yes or no"),
    "number": gettext_lazy("A number with its unit"),
    "choice": gettext_lazy("One of several"),
    "choices": gettext_lazy("Any of several"),
    "text": gettext_lazy("Text"),
    "photo": gettext_lazy("Photograph"),
    "sketch": gettext_lazy("Sketch"),
    "gps": gettext_lazy("Position"),
    "document": gettext_lazy("Document"),
}
STATES: Spoken = {
    "draft": gettext_lazy("Draft"),
    "published": gettext_lazy("Published"),
    "retired": gettext_lazy("Retired"),
}
STATE_SHAPES: Mapping[str, Shape] = {"draft": "watch", "published": "good", "retired": "quiet"}
PHOTOS: Spoken = {
    "no": gettext_lazy("No photograph"),
    "may": gettext_lazy("A photograph if it helps"),
    "must": gettext_lazy("A photograph is needed"),
}
PARTS: Spoken = {
    "form": gettext_lazy("The framework"),
    "scale": gettext_lazy("Scale"),
    "section": gettext_lazy("Section"),
    "question": gettext_lazy("Question"),
}
# What a gap found by a question would be about.
AREAS: Spoken = {
    "buildings": gettext_lazy("Buildings"),
    "equipment": gettext_lazy("Equipment"),
    "utilities": gettext_lazy("Power, water and link"),
    "procedures": gettext_lazy("Procedures"),
    "skills": gettext_lazy("Skills"),
    "coordination": gettext_lazy("Coordination"),
    "information": gettext_lazy("Information"),
    "health": gettext_lazy("Health"),
    "protection": gettext_lazy("Protection"),
    "release": gettext_lazy("Release of goods"),
}
# Where in a port a question is asked: photographs may be forbidden place by place.
PLACES: Spoken = {
    "booths": gettext_lazy("Booths"),
    "secondary": gettext_lazy("Secondary inspection"),
    "inspection_hall": gettext_lazy("Inspection hall"),
    "control_room": gettext_lazy("Control room"),
    "server_room": gettext_lazy("Server room"),
    "power_room": gettext_lazy("Power room"),
    "yard": gettext_lazy("Yard"),
}
_PROBLEMS: Mapping[str, str | Promise] = {
    "no_words": gettext_lazy("Its words are missing."),
    "code_wrong": gettext_lazy(
        "The code %(detail)s can't be used: small Latin letters, digits and _, from a letter on."
    ),
    "twice": gettext_lazy("The code %(detail)s is there twice."),
    "unknown": gettext_lazy("%(detail)s is not there: choose another, or add it."),
    "later": gettext_lazy("It asks of %(detail)s, which comes later. Put that one before it."),
    "condition_wrong": gettext_lazy("The condition is not understood, at character %(detail)s"),
    "negative": gettext_lazy("The weight %(detail)s is below zero."),
    "no_weight": gettext_lazy("Nothing in it counts: give at least one part a weight above zero."),
    "no_questions": gettext_lazy("It has no question."),
    "too_many": gettext_lazy("There are more than %(detail)s questions: part it in two."),
    "too_few": gettext_lazy("It needs at least two to choose from."),
    "not_rising": gettext_lazy("The points have to rise, from the worst to the best."),
    "no_number": gettext_lazy("%(detail)s is no number."),
    "below_least": gettext_lazy("The most, %(detail)s, is below the least."),
    "not_positive": gettext_lazy("A target is above zero; this is %(detail)s."),
}


def say_words(words: Words) -> str:
    """A text of a form in the language of the page, else in the next one that has it."""
    return words.in_language(language())


def say_fault(fault: Fault) -> str:
    """What hinders a framework, as a sentence."""
    return str(_PROBLEMS[fault.problem]) % {"detail": fault.detail}


def name_part(fault: Fault) -> str:
    """Which part a fault is of: "Question power_hours"."""
    return _("%(part)s %(code)s") % {"part": PARTS[fault.part], "code": fault.code}
