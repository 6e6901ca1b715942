/** Safari before 16.4 knows full screen by another name. */
interface OlderDocument {
  readonly webkitFullscreenElement?: Element | null;
  readonly webkitExitFullscreen?: () => void;
}

interface OlderElement {
  readonly webkitRequestFullscreen?: () => void;
}

/** Lets a double click, or the key F, fill the screen with the page, and give the screen back. */
export function offerFullScreen(): void {
  for (const name of ['dblclick', 'keydown']) {
    document.addEventListener(name, (event) => {
      if (asksForFullScreen(event)) toggleFullScreen();
    });
  }
}

/** Whether an event is the key, or the double click on the page itself, that asks for full screen. */
export function asksForFullScreen(event: Event): boolean {
  if (event.type === 'dblclick') return !(event.target instanceof Element && event.target.closest('button'));
  if (!(event instanceof KeyboardEvent)) return false;
  const { key, repeat, ctrlKey, metaKey, altKey } = event;
  return key.toLowerCase() === 'f' && !repeat && !ctrlKey && !metaKey && !altKey;
}

/** Fills the screen with the page, or gives it back. */
export function toggleFullScreen(): void {
  const page = document as Partial<Document> & OlderDocument;
  const root = document.documentElement as Partial<HTMLElement> & OlderElement;
  // A browser may refuse, as in a frame: then the page stays as it is.
  if (page.fullscreenElement ?? page.webkitFullscreenElement) {
    if (page.exitFullscreen) page.exitFullscreen().catch(() => undefined);
    else page.webkitExitFullscreen?.();
  } else if (root.requestFullscreen) root.requestFullscreen().catch(() => undefined);
  else root.webkitRequestFullscreen?.();
}
