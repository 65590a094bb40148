// What of Vega runs in a page. Charts come as Vega, so Vega-Lite stays at home, and so do maps,
// trees, forces, word clouds and regressions: about a third of the whole weight is left.
import { transforms } from "vega-dataflow";
import * as encoders from "vega-encode";
import { expressionInterpreter } from "vega-interpreter";
import { parse } from "vega-parser";
import * as ofData from "vega-transforms";
import { View } from "vega-view";
import * as ofViews from "vega-view-transforms";

Object.assign(transforms, ofData, ofViews, encoders);
globalThis.vega = { View, expressionInterpreter, parse };
