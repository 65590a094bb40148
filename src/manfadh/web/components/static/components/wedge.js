// A document reader types like a very fast keyboard. Its burst goes into the textarea marked
// data-wedge wherever the focus is, and a whole zone is sent by itself. Characters are taken by
// key place where the layout is Arabic or Kurdish, so nobody has to switch the layout to read.
(() => {
  "use strict";
  const FAST_MS = 35; // between two characters; nobody types 28 a second
  const BURST = 6; // that many fast characters are a reader
  const QUIET_MS = 120; // after that the reader has finished
  const SHAPES = [[30, 30, 30], [36, 36], [44, 44]]; // Doc 9303 parts 4 to 7

  const asMrz = (text) =>
    text
      .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .toUpperCase()
      .replace(/[«‹]/g, "<")
      .replace(/[^A-Z0-9<\n]/g, "");

  const isWhole = (text) => {
    const lines = text.split("\n").filter(Boolean);
    return SHAPES.some(
      (shape) => shape.length === lines.length && shape.every((n, i) => lines[i].length === n),
    );
  };

  const byPlace = (event) => {
    const [, letter] = /^Key([A-Z])$/.exec(event.code) || [];
    const [, digit] = /^(?:Digit|Numpad)([0-9])$/.exec(event.code) || [];
    if (letter) return letter;
    if (digit && !event.shiftKey) return digit;
    return event.code === "IntlBackslash" || (event.code === "Comma" && event.shiftKey) ? "<" : "";
  };

  const characterOf = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return "";
    return /^[A-Za-z0-9<]$/.test(event.key) ? event.key.toUpperCase() : byPlace(event);
  };

  const put = (area, text) => {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const send = (area) => {
    delete area.dataset.reading;
    area.form.requestSubmit();
  };

  let typed = ""; // what came fast, one after the other
  let last = 0;
  let ends = 0;

  const reading = (area) => {
    if (document.activeElement !== area) {
      area.focus();
      area.value = "";
      put(area, typed);
    } else if (typed.length === BURST) {
      area.value = typed; // a new document replaces what stood here
      put(area, "");
    }
    area.dataset.reading = "yes";
  };

  const finish = (area) => {
    const read = typed;
    typed = "";
    delete area.dataset.reading;
    if (read.length < BURST) return;
    area.value = asMrz(read).replace(/\n+/g, "\n").trim();
    put(area, "");
    if (isWhole(area.value)) send(area);
  };

  const onKey = (event) => {
    const area = document.querySelector("textarea[data-wedge]");
    if (!area || document.querySelector("dialog[open]") || event.isComposing) return;
    const character = event.key === "Enter" ? "\n" : characterOf(event);
    if (!character) return;

    const now = performance.now();
    typed = now - last < FAST_MS ? typed + character : character;
    last = now;
    clearTimeout(ends);
    ends = setTimeout(finish, QUIET_MS, area);

    const isBurst = typed.length >= BURST;
    const here = event.target === area;
    if (!here && !isBurst) return;
    if (character === "\n" && !isBurst) {
      if (!isWhole(asMrz(area.value))) return; // a person goes to the next line
      event.preventDefault();
      send(area);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (isBurst && !area.dataset.reading) reading(area);
    else put(area, character);
  };

  document.addEventListener("keydown", onKey, { capture: true });
  document.addEventListener("paste", (event) => {
    const area = event.target;
    if (!area.matches || !area.matches("textarea[data-wedge]")) return;
    event.preventDefault();
    const pasted = event.clipboardData.getData("text").slice(0, 1000).replace(/\r\n?/g, "\n");
    put(area, asMrz(pasted).replace(/\n+/g, "\n").trim().slice(0, area.maxLength));
  });
})();
