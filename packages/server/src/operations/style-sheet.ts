/** How `/docs` looks: in the light or the dark, on a phone or a desk. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#22201d, #ece8e1);
  --quiet: light-dark(#5f5a52, #aaa398);
  --ground: light-dark(#fdfcfa, #1b1a18);
  --raised: light-dark(#f4f1ec, #262422);
  --line: light-dark(#ddd7cd, #3b3833);
  --accent: light-dark(#8a4b08, #f0b35f);
}
* { box-sizing: border-box; }
body {
  margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr);
  font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--ground);
}
nav {
  position: sticky; top: 0; height: 100dvh; overflow: auto; padding: 1.25rem;
  border-inline-end: 1px solid var(--line); font-size: .9rem;
}
nav h2 { margin: 1.25rem 0 .25rem; font-size: .8rem; color: var(--quiet); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li a { display: block; padding: .2rem 0; color: inherit; text-decoration: none; }
nav li a:hover { color: var(--accent); text-decoration: underline; }
.brand { margin: 0; font-weight: 600; }
main { padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 60rem; }
h1 { margin-top: 0; line-height: 1.2; }
h2 { margin-top: 2.5rem; }
h3 { margin: 0 0 .5rem; font-size: 1.15rem; }
h3 a { color: inherit; text-decoration: none; }
h4 { margin: 1.25rem 0 .25rem; font-size: .95rem; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
article { padding: 1.25rem 0; border-top: 1px solid var(--line); scroll-margin-top: 1rem; }
article:target h3 { color: var(--accent); }
p { margin: .4rem 0; }
small, em { color: var(--quiet); }
code, pre { font: .875em/1.5 ui-monospace, monospace; }
code { overflow-wrap: anywhere; }
pre { margin: .5rem 0; padding: .9rem; overflow: auto; max-height: 24rem; background: var(--raised); border-radius: .5rem; }
.method { font: 600 .8rem ui-monospace, monospace; padding: .15rem .45rem; border: 1px solid currentColor; border-radius: .3rem; }
.get { color: light-dark(#0b5f9e, #7cc0f5); }
.post { color: light-dark(#1a6b34, #79d695); }
.patch { color: var(--accent); }
.delete { color: light-dark(#a52222, #ff9b91); }
.status { display: inline-block; min-width: 2.5rem; }
.s2 { color: light-dark(#1a6b34, #79d695); }
.s4, .s5 { color: light-dark(#a52222, #ff9b91); }
details { margin: .25rem 0; }
details > :not(summary) { margin-inline-start: 1.1rem; }
summary { cursor: pointer; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .4rem .75rem .4rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 500; }
td p { margin: 0; }
td:first-child code { overflow-wrap: normal; white-space: nowrap; }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { inset-inline-start: 1rem; top: 1rem; z-index: 1; padding: .5rem; background: var(--ground); }
@media (max-width: 48rem) {
  body { display: block; }
  nav { position: static; height: auto; max-height: 40dvh; border-inline-end: 0; border-bottom: 1px solid var(--line); }
}
`
