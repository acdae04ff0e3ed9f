/** The element of main.html and popup.html that React fills. */
export function rootElement(): HTMLElement {
  const element = document.getElementById('root');
  if (!element) throw new Error('The page has no #root.');
  return element;
}
