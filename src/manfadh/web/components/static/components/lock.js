// Locking: Ctrl+L, or nobody at the keyboard for data-minutes. What the page shows goes at once,
// in every tab of this browser; the way back leads through the lock page at data-lock.
(() => {
  "use strict";
  const { lock, locked, minutes } = document.currentScript.dataset;
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("manfadh-lock") : null;

  // Coming back by the browser's Back button shows a page that was kept: ask the server again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  if (locked !== undefined) {
    if (tabs) tabs.postMessage("locked");
    return;
  }

  const hide = () => {
    document.body.hidden = true;
  };

  const lockNow = () => {
    const form = document.querySelector(`form[action="${lock}"]`);
    hide();
    if (form) form.submit();
    else location.assign(lock);
  };

  if (tabs) {
    tabs.addEventListener("message", () => {
      hide();
      location.assign(lock);
    });
  }

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.code === "KeyL" && event.ctrlKey && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        lockNow();
      }
    },
    true,
  );

  let quietSince = Date.now();
  const stir = () => {
    quietSince = Date.now();
  };
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    document.addEventListener(kind, stir, { passive: true });
  }
  // By the clock and not by a timer alone, which sleeps when the machine does.
  const limit = Number(minutes) * 60000;
  setInterval(() => {
    if (limit && Date.now() - quietSince >= limit) lockNow();
  }, 5000);
})();
