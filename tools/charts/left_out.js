// Stands for d3-geo and d3-scale-chromatic, which Vega names and our charts don't use: maps are
// Leaflet's, and colours come from the tokens.
const leftOut = () => {
  throw new Error("This is left out of tools/charts/runtime.js.");
};
export { leftOut as geoArea, leftOut as geoBounds, leftOut as geoCentroid };

const noColours = [];
export {
  noColours as schemeAccent,
  noColours as schemeCategory10,
  noColours as schemeDark2,
  noColours as schemeObservable10,
  noColours as schemePaired,
  noColours as schemePastel1,
  noColours as schemePastel2,
  noColours as schemeSet1,
  noColours as schemeSet2,
  noColours as schemeSet3,
};
