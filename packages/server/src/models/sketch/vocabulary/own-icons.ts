/** The icons that are no emoji, in the manner of `emoji-words.json`: kind, then words. `drawing/own/` draws them. */
export const ownIconLines: Readonly<Record<string, string>> = {
  lighthouse: 'building: lighthouse, light house, beacon',
  windmill: 'building: windmill, wind mill, dutch windmill',
  bridge: 'building: bridge, footbridge, wooden bridge, stone bridge, railway bridge',
  waterfall: 'building: waterfall, cascade',
  'wishing-well': 'building: wishing well, water well, stone well',
  'street-lamp': 'building: street lamp, streetlamp, street light, streetlight, lamp post, lamppost',
  campfire: 'thing: campfire, camp fire, bonfire',
  bench: 'thing: bench, park bench, wooden bench',
  fence: 'thing: fence, picket fence, wooden fence, white fence',
  'watering-can': 'thing: watering can, wateringcan',
  'chess-table': 'thing: chess, chessboard, chess board, chess game, game of chess',
  surfboard: 'thing: surfboard, surf board',
  scarecrow: 'person: scarecrow, scare crow',
  knight: 'person: knight, knight in armor, knight in armour, knight in shining armor, crusader, paladin',
}
