import type { Garment, GarmentKind } from '../../scene/scene.js'
import type { Svg } from '../svg.js'

/** What one garment adds at each depth of a body, from far to near. All in the rig's box. */
export interface ClothingLayers {
  /** Behind everything: a hood, a cape. */
  back?: Svg
  /** On the legs and feet. */
  legs?: Svg
  /** On the torso. */
  torso?: Svg
  /** Over both arms, by the arm's own paths. */
  sleeve?: { length: 'long' | 'short'; paint: string; width: number; edge: string; opacity: number }
  /** A glove over the hand. */
  hand?: string
  /** Before the torso and the arms, behind the head. */
  neck?: Svg
}

/** A garment that is cut to the body, with what it needs to be drawn. */
export interface Tailored {
  garment: Garment
  colour: string
  /** Unique within the picture. */
  id: string
}

export type Tailor = (tailored: Tailored) => ClothingLayers

/** What a garment looks like when nobody says. */
export const usualColours: Partial<Record<GarmentKind, string>> = {
  raincoat: '#ffcf1f',
  coat: '#b98a5a',
  jacket: '#3f6fb5',
  cape: '#d8344a',
  shirt: '#4aa3e0',
  sweater: '#e2574c',
  hoodie: '#6b7a99',
  dress: '#ee6ba2',
  trousers: '#3f5f9e',
  shorts: '#4a7bb8',
  skirt: '#8e63c9',
  boots: '#8a5a3a',
  shoes: '#e0443e',
  socks: '#ffffff',
  gloves: '#e0443e',
  scarf: '#e0443e',
  'bow tie': '#d8344a',
  tie: '#2f4f8f',
  necklace: '#ffd23e',
  beanie: '#3f8fc4',
  'party hat': '#ee5fa0',
  'wizard hat': '#5b45a8',
  'santa hat': '#e0312f',
  'chef hat': '#ffffff',
  'cowboy hat': '#9a6a3c',
  'pirate hat': '#3a3442',
  'sun hat': '#f4d58a',
  'flower crown': '#6fb24c',
  backpack: '#e0663e',
}
