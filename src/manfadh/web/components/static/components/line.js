// Two lines can be cut. Post to headquarters: the server says so, here we only listen for changes.
// Booth to post: this page finds out itself, says so, keeps what was typed, and asks again until
// the post answers. Only what cannot act twice is sent again by itself: questions, and forms that
// carry an idempotency_key or data-resend. Everything else waits for a person.
(() => {
  "use strict";
  const WAITS_S = [1, 2, 4, 8, 15];
  const lost = document.getElementById("post-lost");
  const refused = document.getElementById("post-refused");
  const root = document.documentElement;
  const digits = new Intl.NumberFormat(root.lang || "en", {
    numberingSystem: root.dataset.digits || "latn",
  });
  if (!lost || !refused) return;

  let unanswered = null; // the last request that matters: { config, element }
  let attempts = 0;
  let timer = 0;

  const isProbe = (element) => Boolean(element && element.closest && element.closest("[data-line]"));

  const mayResend = ({ config, element }) => {
    const form = element.closest("form");
    return (
      config.verb === "get" ||
      Boolean(form && (form.dataset.resend !== undefined || form.elements.idempotency_key))
    );
  };

  const resend = () => {
    const request = unanswered;
    unanswered = null;
    if (!request || !request.element.isConnected) return;
    htmx.ajax(request.config.verb, request.config.path, {
      source: request.element,
      target: request.config.target,
      values: request.values,
    });
  };

  const answered = () => {
    clearTimeout(timer);
    timer = 0;
    attempts = 0;
    if (lost.hidden) return;
    lost.hidden = true;
    if (unanswered && mayResend(unanswered)) resend();
  };

  const probe = async () => {
    const line = document.querySelector("[data-line][data-probe]");
    const address = line ? line.dataset.probe : location.href;
    try {
      await fetch(address, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5000) });
      answered();
    } catch {
      notAnswered(null);
    }
  };

  const notAnswered = (request) => {
    if (request) unanswered = request;
    lost.hidden = false;
    lost.querySelector("[data-lost-attempt]").textContent = attempts
      ? `(${digits.format(attempts)})`
      : "";
    clearTimeout(timer);
    timer = setTimeout(probe, 1000 * WAITS_S[Math.min(attempts, WAITS_S.length - 1)]);
    attempts += 1;
  };

  const failed = (event) => {
    const { requestConfig, elt } = event.detail;
    if (isProbe(elt) || elt.matches("[data-wedge]")) {
      notAnswered(null); // a look at the line or at check digits: nothing to send again
      return;
    }
    const values = Object.fromEntries(requestConfig.formData || []);
    notAnswered({ config: requestConfig, element: elt, values });
  };

  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr && event.detail.xhr.status > 0) answered();
  });
  window.addEventListener("offline", () => notAnswered(null));
  window.addEventListener("online", probe);

  document.addEventListener("htmx:responseError", (event) => {
    if (isProbe(event.detail.elt)) return;
    const words = refused.getAttribute(`data-words-${event.detail.xhr.status}`);
    refused.querySelector("[data-words-here]").textContent = words || refused.dataset.words;
    refused.hidden = false;
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isProbe(event.detail.elt)) refused.hidden = true;
  });

  lost.querySelector("[data-retry]").addEventListener("click", async () => {
    await probe();
    if (lost.hidden && unanswered) resend();
  });
  lost.querySelector("[data-print-paper]").addEventListener("click", () => {
    document.body.classList.add("printing-paper");
    window.print();
    document.body.classList.remove("printing-paper");
  });
  refused.querySelector("[data-dismiss]").addEventListener("click", () => {
    refused.hidden = true;
  });

  const stream = document.querySelector("[data-line][data-stream]");
  if (stream) {
    const source = new EventSource(stream.dataset.stream);
    source.addEventListener("line", () => htmx.trigger(document.body, "line-changed"));
    source.addEventListener("open", answered);
    window.addEventListener("pagehide", () => source.close());
  }
})();
