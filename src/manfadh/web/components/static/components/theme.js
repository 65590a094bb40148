// Day, night or as the device: set before the first paint, so that no page flashes white at night.
(() => {
  "use strict";
  const KEPT_AS = "manfadh-theme";
  const root = document.documentElement;

  const chosen = () => {
    try {
      return localStorage.getItem(KEPT_AS) || "auto";
    } catch {
      return "auto"; // storage is closed: the device decides
    }
  };

  const show = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
    }
    root.dispatchEvent(new CustomEvent("theme-changed", { bubbles: true }));
  };

  show(chosen());
  document.addEventListener("DOMContentLoaded", () => show(chosen()));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (!button) return;
    try {
      localStorage.setItem(KEPT_AS, button.dataset.themeChoice);
    } catch {
      // storage is closed: the choice holds for this page
    }
    show(button.dataset.themeChoice);
  });
})();
