export { createSketch, type SketchContext, type SketchModel, type SketchOptions } from './sketch.js'
