// Keyboard: an element with data-key="F2" is pressed (or focused, if it is a field) by that key.
// Keys are told by their place, so "Alt+L" works with an Arabic or a Kurdish layout as well.
// While someone types, only F-keys, Esc and combinations with Alt or Ctrl act.
// In a form, data-opens="id" opens a <dialog>; data-closes closes the one around it.
(() => {
  "use strict";
  const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

  const nameOf = (event) => {
    const key = event.code.replace(/^(Key|Digit|Numpad)(?=.$)/, "").replace(/^Numpad(?=Enter)/, "");
    const held = [
      event.ctrlKey && "Ctrl",
      event.altKey && "Alt",
      event.shiftKey && key.length > 1 && "Shift",
    ];
    return [...held.filter(Boolean), key === "Escape" ? "Esc" : key].join("+");
  };

  const actsWhileTyping = (name) => /^(Esc|F\d+)$|(Ctrl|Alt)\+/.test(name);

  const scope = () => [...document.querySelectorAll("dialog[open]")].pop() || document;

  const reachable = (element) =>
    !element.disabled &&
    element.getAttribute("aria-disabled") !== "true" &&
    (element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null);

  // The officer's menu answers always, folded or behind a dialog: locking must never wait.
  const find = (name) =>
    [...scope().querySelectorAll("[data-key]")].find(
      (element) => element.dataset.key === name && reachable(element),
    ) ||
    [...document.querySelectorAll("[data-menu] [data-key]")].find(
      (element) => element.dataset.key === name,
    );

  const press = (element) => {
    if (!element.matches(FIELDS)) {
      element.click();
      return;
    }
    element.focus();
    if (element.select) element.select();
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing || !event.code) return;
    const name = nameOf(event);
    const typing = event.target.matches && event.target.matches(FIELDS);
    if (typing && !actsWhileTyping(name)) return;
    if (name === "Enter" && event.target.matches("a, button, summary")) return; // pressed already
    const element = find(name);
    if (element) {
      event.preventDefault();
      press(element);
    } else if (name === "Esc") {
      closeMenus(null);
    }
  });

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("[data-menu][open], .line-cut[open]")) {
      if (menu !== except) menu.open = false;
    }
  };

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("[data-menu], .line-cut"));
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
    const closer = event.target.closest("[data-closes]");
    if (closer) closer.closest("dialog").close();
  });

  const announce = (root) => {
    for (const element of root.querySelectorAll("[data-key]:not([aria-keyshortcuts])")) {
      element.setAttribute("aria-keyshortcuts", element.dataset.key.replace("Ctrl", "Control"));
    }
    for (const hint of root.querySelectorAll("[data-key-of]")) {
      const element = document.getElementById(hint.dataset.keyOf);
      hint.textContent = element ? element.dataset.key : "";
    }
    for (const dialog of root.querySelectorAll("dialog[data-open-now]:not([open])")) {
      dialog.showModal();
    }
  };
  // A page of one person begins with the name, however long it is: the focus alone scrolls past it.
  const begin = (section) => {
    const top = section.getBoundingClientRect().top + window.scrollY;
    window.scrollTo({ top: top < window.innerHeight / 2 ? 0 : top, behavior: "instant" });
  };
  document.addEventListener("htmx:afterSettle", () => {
    const focused = document.activeElement;
    if (focused && focused.matches("section.inspected")) begin(focused);
  });

  announce(document);
  document.addEventListener("htmx:load", (event) => announce(event.target));
})();
