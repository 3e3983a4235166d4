import sharp, { type Sharp } from 'sharp'
import { isStoodOn } from '../editing/subjects.js'
import { usualLane } from '../layout/usual-sizes.js'
import { isAfloat } from '../layout/water.js'
import { mostPixels } from '../picture.js'
import type { Actor, Scene } from '../scene/scene.js'
import { inWater, ponds } from './afloat.js'
import { backdrop } from './backdrop/backdrop.js'
import { weatherBefore, weatherBehind } from './backdrop/weather/weather.js'
import { faceOf } from './bounds.js'
import { headOf } from './character.js'
import { iconOfGarment } from './clothing/headwear.js'
import { drawActor } from './draw-actor.js'
import { createFrame, type Frame } from './frame.js'
import { type Camera, cameraOf, seenFrom, throughCamera } from './framing.js'
import { glowsBefore, glowsBehind } from './glows.js'
import { type IconSet, loadIcons, type WantedIcon } from './icons.js'
import { lampLight, litLamp, shining } from './lamps.js'
import { type Light, lightOf } from './light.js'
import { type Posture, strikePoses } from './posing/postures.js'
import { styleOf } from './styles/index.js'
import { group, join, n, rectangle, type Svg } from './svg.js'

/** Draws a scene as PNG, in its style. */
export async function drawScene(scene: Scene, width: number, height: number): Promise<Buffer> {
  const frame = createFrame(width, height)
  const icons = await loadIcons(scene.actors.flatMap(iconsOf))
  const stage = stageOf(scene, frame)
  const drawing = Buffer.from(sceneSvg(stage, frame, icons))
  const canvas = scene.picture
    ? (await keptPicture(scene.picture, stage.camera, frame)).composite([{ input: drawing, top: 0, left: 0 }])
    : sharp(drawing)
  const flat = canvas.removeAlpha()
  if (!scene.style || scene.style === 'flat') return encode(flat)
  const data = await flat.raw().toBuffer()
  const styled = await styleOf[scene.style]({ data, width, height })
  return encode(sharp(styled.data, { raw: { width, height, channels: 3 } }))
}

function encode(picture: Sharp): Promise<Buffer> {
  return picture.png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer()
}

/** The part of a kept picture that the camera shows. */
async function keptPicture(picture: string, { x, y, zoom }: Camera, { width, height }: Frame): Promise<Sharp> {
  const bytes = Buffer.from(picture, 'base64')
  const whole = sharp(bytes, { limitInputPixels: mostPixels }).resize(width, height, { fit: 'cover' })
  if (zoom === 1) return whole
  const part = {
    left: Math.floor(x),
    top: Math.floor(y),
    width: Math.floor(width / zoom),
    height: Math.floor(height / zoom),
  }
  return sharp(await whole.png({ compressionLevel: 1 }).toBuffer())
    .extract(part)
    .resize(width, height, { fit: 'fill' })
}

/** A scene as it is played for one picture: who stands where in which posture, and what the camera shows. */
interface Stage {
  scene: Scene
  postures: ReadonlyMap<number, Posture>
  camera: Camera
}

function stageOf(scene: Scene, frame: Frame): Stage {
  const { actors, postures } = strikePoses(seenFrom(scene, scene.actors), frame)
  // The night style shows everything by night, whatever the hour.
  const time = scene.style === 'night' ? 'night' : scene.time
  return { scene: { ...scene, actors, time }, postures, camera: cameraOf(scene, actors, frame) }
}

/** The picture as SVG: what is far comes first. */
function sceneSvg({ scene, postures, camera }: Stage, frame: Frame, icons: IconSet): Svg {
  const light = lightOf(scene)
  const { width, height } = frame
  const faces = scene.actors
    .filter(({ icon }) => headOf(icon))
    .map((actor) => throughCamera(faceOf(actor, frame), camera))
  const world = join(
    backdrop(scene, frame, light),
    scene.picture && scene.weather !== 'clear' && rectangle(0, 0, width, height, light.sky[0], 0, 'opacity=".28"'),
    scene.picture &&
      light.veil &&
      rectangle(0, 0, width, height, light.veil.colour, 0, `opacity="${n(light.veil.opacity * 1.7)}"`),
    weatherBehind(scene, frame),
    glowsBehind(scene, frame),
    light.veil && veilFilter(light.veil),
    ponds(
      scene.actors.filter((actor) => isAfloat(actor, scene)),
      scene,
      frame,
      light,
    ),
    ...fromFarToNear(scene.actors).map((actor) => {
      const drawn = drawOnFooting(actor, scene, frame, icons, postures.get(actor.id))
      return join(
        light.dark && lampLight(actor, frame),
        inLight(actor, drawn, light),
        light.dark && litLamp(actor, frame),
      )
    }),
  )
  const inside = join(
    camera.zoom === 1
      ? world
      : group(`transform="scale(${n(camera.zoom)}) translate(${n(-camera.x)} ${n(-camera.y)})"`, world),
    weatherBefore(scene, frame, faces),
    glowsBefore(scene, frame, faces),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`
}

/** Things float in water, stand on land with a shadow, or hang in the air. */
function drawOnFooting(actor: Actor, scene: Scene, frame: Frame, icons: IconSet, posture?: Posture): Svg {
  if (isAfloat(actor, scene)) return inWater(actor, frame, drawActor(actor, frame, icons, false, posture))
  const swims = scene.place === 'underwater' && usualLane(actor.icon) === 'water'
  return drawActor(actor, frame, icons, !swims && scene.place !== 'sky' && scene.place !== 'sea', posture)
}

function inLight(actor: Actor, drawing: Svg, light: Light): Svg {
  return light.veil && !shining.has(actor.icon) ? group('filter="url(#veil)"', drawing) : drawing
}

/** Mixes the hour's colour into everything drawn, and leaves what is see-through as it is. */
function veilFilter({ colour, opacity }: NonNullable<Light['veil']>): Svg {
  const rows = [1, 3, 5].map((start, channel) => {
    const added = (Number.parseInt(colour.slice(start, start + 2), 16) / 255) * opacity
    return `${[0, 1, 2, 3].map((column) => (column === channel ? n(1 - opacity) : '0')).join(' ')} ${n(added)}`
  })
  const matrix = `<feColorMatrix type="matrix" values="${rows.join(' ')} 0 0 0 1 0"/>`
  return `<filter id="veil" x="-.3" y="-.3" width="1.6" height="1.6" color-interpolation-filters="sRGB">${matrix}</filter>`
}

/** Who stands lower stands nearer; who rides is just behind what carries it, who stands on something before it. */
function fromFarToNear(actors: readonly Actor[]): Actor[] {
  // A scene from elsewhere may have riders in a circle.
  const depthOf = (actor: Actor, steps = 0): number => {
    const carrier = actors.find(({ id }) => id === actor.rides)
    if (!carrier || carrier === actor || steps > 5) return actor.y
    const isBefore = actor.onTop || isStoodOn(carrier.icon)
    return depthOf(carrier, steps + 1) + (isBefore ? 0.0001 : -0.0001)
  }
  return [...actors].sort((one, other) => depthOf(one) - depthOf(other) || one.id - other.id)
}

function iconsOf(actor: Actor): WantedIcon[] {
  const worn = actor.wears.flatMap((garment): WantedIcon[] => {
    const icon = iconOfGarment(garment.kind)
    return icon ? [[icon, garment.colour]] : []
  })
  return [[actor.icon, actor.colour], ...worn, ...actor.holds.map((item): WantedIcon => [item.icon, item.colour])]
}
