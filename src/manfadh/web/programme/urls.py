"""Where the programme is worked on."""

from django.urls import path

from manfadh.web.programme import gap_acts, gaps, ranking, roadmap, weights

_GAP = "programme/gaps/<uuid:gap_id>"

urlpatterns = [
    path("programme/gaps", gaps.gaps, name="programme-gaps"),
    path("programme/gaps/new", gap_acts.new, name="programme-gap-new"),
    path(_GAP, gaps.gap, name="programme-gap"),
    path(f"{_GAP}/edit", gap_acts.edit, name="programme-gap-edit"),
    path(f"{_GAP}/close", gap_acts.close, name="programme-gap-close"),
    path(f"{_GAP}/reopen", gap_acts.reopen, name="programme-gap-reopen"),
    path(f"{_GAP}/withdraw", gap_acts.withdraw, name="programme-gap-withdraw"),
    path(f"{_GAP}/judge/<uuid:criterion_id>", gap_acts.judge, name="programme-gap-judge"),
    path(f"{_GAP}/step", gap_acts.step, name="programme-step"),
    path(f"{_GAP}/step/drop", gap_acts.drop, name="programme-step-drop"),
    path("programme/ranking", ranking.ranking, name="programme-ranking"),
    path("programme/ranking/adopt", ranking.adopt, name="programme-adopt"),
    path("programme/ranking/<uuid:gap_id>", ranking.arithmetic, name="programme-arithmetic"),
    path("programme/weights", weights.weights, name="programme-weights"),
    path("programme/weights/give", weights.give, name="programme-weights-give"),
    path("programme/weights/<uuid:weighting_id>", weights.give, name="programme-weights-change"),
    path(
        "programme/weights/<uuid:weighting_id>/withdraw",
        weights.withdraw,
        name="programme-weights-withdraw",
    ),
    path("programme/criteria/usual", weights.usual, name="programme-criteria-usual"),
    path("programme/criteria/new", weights.criterion, name="programme-criterion-new"),
    path("programme/criteria/<uuid:criterion_id>", weights.criterion, name="programme-criterion"),
    path("programme/roadmap", roadmap.roadmap, name="programme-roadmap"),
]
