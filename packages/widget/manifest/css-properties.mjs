/**
 * What a page may set, on an element or on anything around it. One value counts in light and in dark. The manifest gives an
 * element those that its styles read, and those of the elements inside.
 */
export const cssProperties = {
  '--picgen-accent': 'Colour of what is chosen and focused.',
  '--picgen-on-accent': 'Colour of text on the accent.',
  '--picgen-accent-soft': 'Soft accent, behind what is chosen.',
  '--picgen-text': 'Colour of text.',
  '--picgen-text-muted': 'Colour of text that matters less.',
  '--picgen-surface': 'Colour behind everything.',
  '--picgen-surface-raised': 'Colour of boxes and buttons.',
  '--picgen-surface-sunken': 'Colour where a picture will be.',
  '--picgen-bubble': 'Colour of a person’s messages.',
  '--picgen-border': 'Colour of lines.',
  '--picgen-border-strong': 'Colour of the lines around what can be used.',
  '--picgen-primary': 'Colour of the main button.',
  '--picgen-on-primary': 'Colour on the main button.',
  '--picgen-danger': 'Colour of failures.',
  '--picgen-danger-soft': 'Soft colour behind failures.',
  '--picgen-font': 'Font family.',
  '--picgen-font-size': 'Size of text; all other sizes follow.',
  '--picgen-radius': 'Radius of pictures and boxes.',
  '--picgen-column': 'Widest line of the conversation.',
  '--picgen-picture-size': 'Largest height of a picture; a wide one may be 1.5 times as wide.',
  '--picgen-height': 'Height where the page gives it none.',
}
