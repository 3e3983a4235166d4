import animals from './animals.json' with { type: 'json' }
import birds from './birds.json' with { type: 'json' }
import buildings from './buildings.json' with { type: 'json' }
import celebrations from './celebrations.json' with { type: 'json' }
import clothes from './clothes.json' with { type: 'json' }
import devices from './devices.json' with { type: 'json' }
import drinks from './drinks.json' with { type: 'json' }
import fantasy from './fantasy.json' with { type: 'json' }
import food from './food.json' with { type: 'json' }
import fruit from './fruit.json' with { type: 'json' }
import hearts from './hearts.json' with { type: 'json' }
import home from './home.json' with { type: 'json' }
import insects from './insects.json' with { type: 'json' }
import music from './music.json' with { type: 'json' }
import paper from './paper.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import plants from './plants.json' with { type: 'json' }
import sea from './sea.json' with { type: 'json' }
import signs from './signs.json' with { type: 'json' }
import sky from './sky.json' with { type: 'json' }
import sport from './sport.json' with { type: 'json' }
import tools from './tools.json' with { type: 'json' }
import vehicles from './vehicles.json' with { type: 'json' }

/**
 * The things that were put down by hand, by theme: a thing's name, then `"icon; guise; guise | synonyms | Chinese"`. A guise
 * is a colour, a pattern, a size ("65%"), "wears red checked shirt" or "holds axe"; `guise.ts` reads it.
 */
export const thingLines: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  animals,
  birds,
  sea,
  insects,
  plants,
  fruit,
  food,
  drinks,
  people,
  fantasy,
  buildings,
  vehicles,
  sky,
  home,
  clothes,
  music,
  sport,
  devices,
  paper,
  tools,
  celebrations,
  hearts,
  signs,
}

/** The icons that these lines speak of: for a thing, for what it holds. */
export const iconsInLines: readonly string[] = Object.values(thingLines).flatMap((lines) =>
  Object.values(lines).map((line) => line.slice(0, line.search(/[;|]|$/)).trim()),
)
