/**
 * Calls `moved` whenever the pointer goes from one place of the screen to another, until the returned function
 * is called. One that lies still while a page appears or changes beneath it has not moved, though browsers send
 * `pointermove` then, too.
 */
export function onPointerMoved(moved: (event: PointerEvent) => void): () => void {
  let place: string | null = null;
  const look = (event: PointerEvent) => {
    const before = place;
    place = `${String(event.screenX)} ${String(event.screenY)}`;
    if (before !== null && before !== place) moved(event);
  };
  document.addEventListener('pointermove', look);
  return () => {
    document.removeEventListener('pointermove', look);
  };
}
