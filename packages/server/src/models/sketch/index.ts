export { createSketch, type SketchOptions } from './sketch.js'
