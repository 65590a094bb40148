// A map without tiles: outlines and points of our own. Shape tells the kind, fill the state;
// the table below the map holds the same points for the keyboard and for screen readers.
(() => {
  "use strict";
  const HOME = "368"; // ISO 3166-1 numeric
  const COUNTRY = [
    [29, 38.7],
    [37.5, 48.7],
  ];
  const WINDOW = [
    [27.5, 36.5],
    [39, 51],
  ];

  const text = (tag, words) => {
    const element = document.createElement(tag);
    element.textContent = words;
    return element;
  };

  const popup = (point) => {
    const box = document.createElement("div");
    box.dir = "auto";
    const name = text("strong", point.name);
    if (point.url) {
      const link = document.createElement("a");
      link.href = point.url;
      link.append(name);
      box.append(link);
    } else {
      box.append(name);
    }
    box.append(text("p", [point.kind_words, point.state_words].filter(Boolean).join(" · ")));
    return box;
  };

  const marker = (point) => {
    const mark = document.createElement("span");
    mark.className = "mark";
    mark.dataset.mark = point.kind;
    mark.dataset.state = point.state;
    const icon = L.divIcon({ html: mark, className: "place", iconSize: [24, 24] });
    const label = [point.name, point.kind_words, point.state_words].filter(Boolean).join(", ");
    // Esc closes it: Leaflet's own button would say so in English only.
    return L.marker([point.latitude, point.longitude], { icon, title: label, alt: label }).bindPopup(
      popup(point),
      { closeButton: false },
    );
  };

  const drawOutlines = async (map, figure) => {
    const answer = await fetch(figure.dataset.outline);
    if (!answer.ok) throw new Error(`outline: ${answer.status}`);
    const isHome = (feature) => feature.properties.code === HOME;
    const lands = L.geoJSON(await answer.json(), {
      interactive: false,
      style: (land) => ({ className: isHome(land) ? "outline outline-home" : "outline" }),
    }).addTo(map);
    lands.eachLayer((layer) => isHome(layer.feature) && layer.bringToFront());
  };

  // What was drawn, by the map's name: a page that asks for itself brings the same map again.
  const drawn = new Map();

  const pointsOf = (figure) => JSON.parse(figure.dataset.points);

  const update = ({ places, markers }, points) => {
    const gone = new Set(markers.keys());
    for (const point of points) {
      const fresh = marker(point);
      const known = markers.get(point.name);
      gone.delete(point.name);
      if (known) {
        known.setIcon(fresh.getIcon());
        known.setPopupContent(popup(point));
      } else {
        markers.set(point.name, fresh.addTo(places));
      }
    }
    for (const name of gone) {
      markers.get(name).remove();
      markers.delete(name);
    }
  };

  // The plot that is there already moves into the new page: it keeps its place, zoom and popup.
  const drawAgain = (figure, kept) => {
    figure.querySelector(".map-plot").replaceWith(kept.plot);
    update(kept, pointsOf(figure));
  };

  const draw = (figure) => {
    const kept = drawn.get(figure.dataset.map);
    if (kept) {
      drawAgain(figure, kept);
      return;
    }
    const points = pointsOf(figure);
    const plot = figure.querySelector(".map-plot");
    plot.dir = "ltr"; // west stays west
    const map = L.map(plot, {
      attributionControl: false,
      zoomControl: false,
      maxBounds: WINDOW,
      maxBoundsViscosity: 1,
      minZoom: 5,
      maxZoom: 11,
      zoomSnap: 0.25,
    });
    L.control
      .zoom({ zoomInTitle: figure.dataset.wordsIn, zoomOutTitle: figure.dataset.wordsOut })
      .addTo(map);
    const places = L.featureGroup().addTo(map);
    const markers = new Map();
    drawn.set(figure.dataset.map, { plot, places, markers });
    update({ places, markers }, points);
    const around = points.length > 1 ? places.getBounds().pad(0.1) : L.latLngBounds(COUNTRY);
    map.fitBounds(around);
    drawOutlines(map, figure).catch(() => {
      const problem = figure.querySelector(".map-problem");
      problem.textContent = figure.dataset.wordsFailed;
      problem.hidden = false;
    });
  };

  const drawAll = () => {
    for (const figure of document.querySelectorAll("[data-map]:not([data-drawn])")) {
      figure.dataset.drawn = "yes";
      draw(figure);
    }
  };
  drawAll();
  document.addEventListener("htmx:load", drawAll);
  document.addEventListener("htmx:afterSwap", drawAll);
})();
