// A part of a page that asks for itself again: what was open stays open, what was scrolled stays
// where it was, and the keyboard stays at the same link.
(() => {
  "use strict";
  const REACHED = "a[href], summary, [tabindex]";
  let kept = null;

  const live = (event) =>
    event.detail.target.matches("[data-live]") ? event.detail.target : null;

  document.addEventListener("htmx:beforeSwap", (event) => {
    const part = live(event);
    if (!part) return;
    kept = {
      id: part.id,
      page: window.scrollY,
      open: [...part.querySelectorAll("details")].map((one) => one.open),
      scrolled: [...part.querySelectorAll(".table-scroll")].map((one) => one.scrollLeft),
      focused: [...part.querySelectorAll(REACHED)].indexOf(document.activeElement),
    };
  });

  document.addEventListener("htmx:afterSwap", () => {
    const part = kept && document.getElementById(kept.id);
    if (!part) return;
    part.querySelectorAll("details").forEach((one, at) => {
      one.open = kept.open[at] ?? one.open;
    });
    part.querySelectorAll(".table-scroll").forEach((one, at) => {
      one.scrollLeft = kept.scrolled[at] ?? 0;
    });
    if (kept.focused >= 0) {
      part.querySelectorAll(REACHED)[kept.focused]?.focus({ preventScroll: true });
    }
    window.scrollTo({ top: kept.page, behavior: "instant" });
    kept = null;
  });
})();
