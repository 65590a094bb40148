// The time of the port, in the reader's digits: <time data-clock data-zone="Asia/Baghdad">.
(() => {
  "use strict";
  const root = document.documentElement;

  const writer = (zone) =>
    new Intl.DateTimeFormat(root.lang || "en", {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      numberingSystem: root.dataset.digits || "latn",
      ...(zone ? { timeZone: zone } : {}),
    });

  const tick = () => {
    const now = new Date();
    for (const clock of document.querySelectorAll("[data-clock]")) {
      clock.textContent = writer(clock.dataset.zone).format(now);
      clock.dateTime = now.toISOString();
    }
    setTimeout(tick, 60000 - (now.getTime() % 60000));
  };
  tick();
})();
