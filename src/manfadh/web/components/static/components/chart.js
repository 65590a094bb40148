// Charts by Vega through its interpreter, which needs no eval and so keeps the page's security
// policy. They were compiled from Vega-Lite when the node was made; colours and face come from the
// tokens, words and rows from the page. The table stands behind every chart.
(() => {
  "use strict";
  const root = document.documentElement;

  const ink = (() => {
    const probe = document.createElement("span");
    probe.hidden = true;
    return (name) => {
      document.body.append(probe);
      probe.style.setProperty("color", `var(--${name})`);
      const colour = getComputedStyle(probe).color;
      probe.remove();
      return colour;
    };
  })();

  const isNight = () =>
    root.dataset.theme === "dark" ||
    (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);

  const INKS = ["accent", "ink", "ink-2", "edge", "watch", "good"];
  const inks = () => Object.fromEntries(INKS.map((name) => [name, ink(name)]));

  const theme = () => {
    const face = getComputedStyle(document.body).fontFamily;
    const words = { labelFont: face, titleFont: face, labelColor: ink("ink-2"), labelFontSize: 13 };
    const axis = {
      ...words,
      titleColor: ink("ink-2"),
      titleFontWeight: "normal",
      titleFontSize: 13,
      gridColor: ink("ground-3"),
      domainColor: ink("edge"),
      tickColor: ink("edge"),
    };
    return {
      axis,
      legend: { ...words, titleColor: ink("ink-2") },
      text: { font: face },
      range: { category: [ink("accent"), ink("edge"), ink("watch"), ink("good")] },
    };
  };

  const arabicDigits = {
    decimal: "٫",
    thousands: "٬",
    grouping: [3],
    currency: ["", ""],
    numerals: [..."٠١٢٣٤٥٦٧٨٩"],
  };

  const compiled = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`chart: ${answer.status}`);
    return answer.json();
  };

  const draw = async (figure) => {
    const { data, words } = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    const plot = figure.querySelector(".chart-plot");
    const parsed = vega.parse(await compiled(figure.dataset.spec), theme(), { ast: true });
    plot.toggleAttribute("data-night", isNight());
    const view = new vega.View(parsed, {
      expr: vega.expressionInterpreter,
      renderer: "svg",
      container: plot,
      hover: false,
      ...(root.dataset.digits === "arab" ? { locale: { number: arabicDigits } } : {}),
    });
    view.signal("words", words).signal("ink", inks());
    for (const [name, rows] of Object.entries(data)) view.data(name, rows);
    await view.runAsync();
    return view;
  };

  const drawAll = async () => {
    for (const figure of document.querySelectorAll("[data-chart]")) {
      if (figure.drawn) (await figure.drawn).finalize();
      figure.drawn = draw(figure);
    }
  };
  document.fonts.ready.then(drawAll);
  root.addEventListener("theme-changed", drawAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
