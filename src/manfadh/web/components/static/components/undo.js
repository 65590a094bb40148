// The undo bar: counts the seconds down, then goes. The server decides whether an undo is in time.
(() => {
  "use strict";
  const root = document.documentElement;
  const digits = new Intl.NumberFormat(root.lang || "en", {
    numberingSystem: root.dataset.digits || "latn",
  });

  const start = (bar) => {
    if (bar.dataset.started) return;
    bar.dataset.started = "yes";
    const ends = performance.now() + Number(bar.dataset.seconds) * 1000;
    const progress = bar.querySelector("progress");
    const words = bar.querySelector("[data-undo-seconds]");
    const step = () => {
      if (!bar.isConnected) return;
      const rest = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
      progress.value = rest;
      words.textContent = digits.format(rest);
      if (rest > 0) {
        setTimeout(step, 250);
        return;
      }
      bar.hidden = true;
      bar.dispatchEvent(new CustomEvent("undo-expired", { bubbles: true }));
    };
    step();
  };

  const startAll = () => document.querySelectorAll("[data-undo]").forEach(start);
  startAll();
  document.addEventListener("htmx:load", startAll);
})();
