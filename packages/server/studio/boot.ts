import { readPreferences, showPreferences } from './preferences.js'

/*
 * The only script that the first paint waits for: a dark page must not begin with a white flash, nor an Arabic one from
 * the left, nor a header with what the page does not have.
 */
showPreferences(readPreferences())
document.documentElement.dataset['page'] = location.pathname.slice(1)
