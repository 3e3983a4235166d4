/**
 * The body under every emoji head, in a box of 200 by 300: the feet at (100, 297), the chin at y 146, facing the viewer.
 * Clothing is cut to these paths, so that a coat fits a cat as it fits a bear.
 */
export const rig = {
  width: 200,
  height: 300,
  chin: 146,
  /** Pixels of the box for one unit of an emoji's 32 by 32 grid. */
  headScale: 4.5,
  torso: 'M74 138C62 168 57 214 60 250Q100 268 140 250C143 214 138 168 126 138Q100 124 74 138Z',
  belly: 'M100 166C78 166 74 206 78 236Q100 250 122 236C126 206 122 166 100 166Z',
  leftLeg: 'M66 236H96V282Q96 291 81 291Q66 291 66 282Z',
  rightLeg: 'M104 236H134V282Q134 291 119 291Q104 291 104 282Z',
  armWidth: 27,
} as const

/** Where an arm goes: hanging, or bent up to hold something. */
export interface Arm {
  /** From the shoulder to the hand. */
  path: string
  /** As far as a long sleeve covers, and as far as a short one does. */
  longSleeve: string
  shortSleeve: string
  hand: { x: number; y: number }
}

const hangingRight: Arm = {
  path: 'M126 157C142 172 151 192 152 216',
  longSleeve: 'M126 157C141 171 149 187 151 204',
  shortSleeve: 'M126 157C133 164 138 171 142 178',
  hand: { x: 152, y: 218 },
}

const bentRight: Arm = {
  path: 'M126 157C148 170 168 188 163 212',
  longSleeve: 'M126 157C145 168 161 183 163 200',
  shortSleeve: 'M126 157C136 162 144 168 150 176',
  hand: { x: 161, y: 212 },
}

const raisedRight: Arm = {
  path: 'M126 157C146 162 164 160 174 142',
  longSleeve: 'M126 157C142 161 158 161 168 150',
  shortSleeve: 'M126 157C134 159 142 161 149 160',
  hand: { x: 175, y: 140 },
}

/** How an arm is held: down, before the body, or up. */
export type ArmPose = 'hanging' | 'bent' | 'raised'

export function armOf(side: 'left' | 'right', pose: ArmPose): Arm {
  const right = { hanging: hangingRight, bent: bentRight, raised: raisedRight }[pose]
  return side === 'right' ? right : mirrored(right)
}

/** An arm that is stretched out to a point, in the rig's box. */
export function reachingArm(side: 'left' | 'right', hand: { x: number; y: number }): Arm {
  const from = { x: side === 'right' ? 126 : 74, y: 157 }
  const at = (part: number) => {
    // It hangs through a little, as arms do.
    const sag = 10 * Math.sin(part * Math.PI)
    return `${round(from.x + (hand.x - from.x) * part)} ${round(from.y + (hand.y - from.y) * part + sag)}`
  }
  const path = (end: number) => `M${at(0)}Q${at(end / 2)} ${at(end)}`
  return {
    path: path(1),
    longSleeve: path(0.86),
    shortSleeve: path(0.42),
    hand: { x: round(hand.x), y: round(hand.y) },
  }
}

const round = (value: number) => Math.round(value * 10) / 10

function mirrored(arm: Arm): Arm {
  const mirror = (path: string) =>
    path.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x: string, y: string) => `${rig.width - Number(x)} ${y}`)
  return {
    path: mirror(arm.path),
    longSleeve: mirror(arm.longSleeve),
    shortSleeve: mirror(arm.shortSleeve),
    hand: { x: rig.width - arm.hand.x, y: arm.hand.y },
  }
}
