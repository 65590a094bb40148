// Charts by Vega-Lite through its interpreter, which needs no eval and so keeps the page's
// security policy. Colours and face come from the tokens; the table stands behind every chart.
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
      background: "transparent",
      font: face,
      view: { stroke: null },
      axis,
      // Where reading runs from the right, so do the hours.
      ...(root.dir === "rtl" ? { scale: { xReverse: true }, axisY: { orient: "right" } } : {}),
      legend: { ...words, titleColor: ink("ink-2") },
      text: { color: ink("ink"), fontSize: 13 },
      bar: { color: ink("accent"), opacity: 0.6 },
      line: { color: ink("accent"), strokeWidth: 2 },
      point: { color: ink("accent") },
      area: { color: ink("accent"), opacity: 0.15 },
      rule: { color: ink("ink-2") },
      tick: { color: ink("ink"), thickness: 3 },
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

  const draw = async (figure) => {
    const spec = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    const plot = figure.querySelector(".chart-plot");
    plot.toggleAttribute("data-night", isNight());
    const whole = { width: "container", height: 220, autosize: { type: "fit", contains: "padding" } };
    const compiled = vegaLite.compile({ ...whole, ...spec }, { config: theme() }).spec;
    const view = new vega.View(vega.parse(compiled, null, { ast: true }), {
      expr: vegaInterpreter.expressionInterpreter,
      renderer: "svg",
      container: plot,
      hover: false,
      ...(root.dataset.digits === "arab" ? { locale: { number: arabicDigits } } : {}),
    });
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
