/** The picture's measures. */
export interface Frame {
  width: number
  height: number
  /** A thousandth of the shorter side: what a picture's details are measured in. */
  unit: number
  /** Where the ground begins, from the top. */
  horizon: number
}

export function createFrame(width: number, height: number): Frame {
  return { width, height, unit: Math.min(width, height) / 1000, horizon: height * 0.64 }
}
