/**
 * The title of the tab: what is shown, then the name of the whole, so that many tabs can be told apart. What is shown also
 * is the page's first heading, for those who find their way by headings.
 */
export function showTitle(shown?: string) {
  document.title = shown ? `${shown} · PicGen Studio` : 'PicGen Studio'
  const heading = document.querySelector('h1')
  if (heading) heading.textContent = shown || 'PicGen Studio'
}
