/** The title of the tab: what is shown, then the name of the whole, so that many tabs can be told apart. */
export function showTitle(shown?: string) {
  document.title = shown ? `${shown} · PicGen Studio` : 'PicGen Studio'
}
