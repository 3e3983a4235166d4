import { defineCommand } from 'citty'

export const credits = defineCommand({
  meta: { name: 'picgen credits', description: 'Look at a user’s credits, or grant some' },
  subCommands: {
    grant: () => import('./credits-grant.js').then(({ grant }) => grant),
    show: () => import('./credits-show.js').then(({ show }) => show),
  },
})
