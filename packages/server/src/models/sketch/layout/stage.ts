import { type Box, boundsOf, proportionOf } from '../drawing/bounds.js'
import type { Frame } from '../drawing/frame.js'
import type { Placement } from '../editing/cast.js'
import type { Actor, Scene } from '../scene/scene.js'
import { type Lane, usualLane } from './usual-sizes.js'
import { isOfWater, waterOf } from './water.js'

/** A scene while its places are found: who is still waiting for one, and the measures of them all. */
export class Stage {
  readonly waiting: Set<number>
  /** The picture's width and height in units of its shorter side. */
  readonly aspect: number
  readonly share: number
  /** Where everybody was across the picture before anybody moved. */
  readonly before: ReadonlyMap<number, number>

  constructor(
    readonly scene: Scene,
    readonly placements: readonly Placement[],
    readonly frame: Frame,
  ) {
    this.waiting = new Set(placements.filter(({ isNew }) => isNew).map(({ id }) => id))
    this.before = new Map(scene.actors.map(({ id, x }) => [id, x]))
    const shorter = Math.min(frame.width, frame.height)
    this.aspect = frame.width / shorter
    this.share = frame.height / shorter
  }

  get isAloneOnPlain(): boolean {
    return this.scene.place === 'studio' && this.scene.actors.length === 1
  }

  actor(id: number | null | undefined): Actor | undefined {
    return this.scene.actors.find((actor) => actor.id === id)
  }

  placement(id: number): Placement | undefined {
    return this.placements.find((placement) => placement.id === id)
  }

  /** As a fraction of the picture's width. */
  widthOf({ icon, size }: Pick<Actor, 'icon' | 'size'>): number {
    return (size * proportionOf(icon)) / this.aspect
  }

  /** As a fraction of the picture's height. */
  tallOf({ size }: Pick<Actor, 'size'>): number {
    return size / this.share
  }

  laneOf(actor: Actor | undefined): Lane {
    if (!actor) return 'standing'
    const { place } = this.scene
    const lane = isOfWater(actor.icon, place) ? 'water' : usualLane(actor.icon)
    const carries = this.scene.actors.some(({ rides }) => rides === actor.id)
    const alone = this.scene.actors.every(({ icon }) => icon === actor.icon)
    // Where there is no water, it brings its own, among those who stand.
    if (lane === 'water') return place === 'underwater' || waterOf(place) ? lane : 'standing'
    if (carries && lane !== 'back') return 'standing'
    return lane === 'front' && (alone || place === 'table') ? 'standing' : lane
  }

  /** What the others who have a place take up; `except` and who is waiting take up none. */
  obstacles(except: Actor, isBehind: boolean): Box[] {
    const others = this.scene.actors.filter(({ id }) => id !== except.id && !this.waiting.has(id))
    return others.filter(({ rides }) => rides !== except.id).map((other) => this.obstacle(other, isBehind))
  }

  /** Faces and bodies are kept clear; what stands behind may look out from behind somebody. */
  private obstacle(other: Actor, isBehind: boolean): Box {
    const box = boundsOf(other, this.frame)
    const trim = isBehind ? 0.25 : 0.06
    // What is held is seen beside its holder.
    const [right, left] = other.holds.map(() => (isBehind ? 0 : box.width * 0.3))
    return {
      x: box.x + box.width * trim - (left ?? 0),
      y: box.y + box.height * 0.04,
      width: box.width * (1 - 2 * trim) + (left ?? 0) + (right ?? 0),
      height: box.height * 0.92,
    }
  }
}
