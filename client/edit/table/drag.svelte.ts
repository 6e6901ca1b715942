/** So near to an edge of the list it scrolls, for as long as the row is held there. */
const EDGE_PX = 48;
const SCROLL_PX = 12;

/** A list that scrolls, with a head over it. */
export interface ListView {
  readonly element: HTMLElement;
  readonly headPx: number;
  readonly rowPx: number;
  readonly count: number;
}

/** A row that is dragged by its handle, with a finger or a mouse: over which gap it hangs, until it is let go. */
export class Drag {
  /** The row that is dragged; null while none is. */
  id = $state<string | null>(null);
  /** The gap that it hangs over: it would come before the row that has this place. */
  gap = $state(0);
  #release: (() => void) | null = null;

  /** Begins with a press on a handle; `ondrop` is told the gap unless Escape ends it. */
  begin(event: PointerEvent, id: string, list: ListView, ondrop: (gap: number) => void): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    this.#release?.();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    this.id = id;
    let y = event.clientY;
    let frame = 0;
    const hang = () => {
      this.#hangOver(y, list);
      frame = requestAnimationFrame(hang);
    };
    hang();
    const listening = new AbortController();
    const { signal } = listening;
    this.#release = () => {
      cancelAnimationFrame(frame);
      listening.abort();
      this.id = null;
      this.#release = null;
    };
    handle.addEventListener('pointermove', (move) => (y = move.clientY), { signal });
    handle.addEventListener('pointercancel', () => this.#release?.(), { signal });
    handle.addEventListener(
      'pointerup',
      (up) => {
        this.#hangOver(up.clientY, list);
        const { gap } = this;
        this.#release?.();
        ondrop(gap);
      },
      { signal },
    );
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation();
        this.#release?.();
      },
      { signal, capture: true },
    );
  }

  #hangOver(y: number, { element, headPx, rowPx, count }: ListView): void {
    const box = element.getBoundingClientRect();
    const top = box.top + headPx;
    if (y < top + EDGE_PX) element.scrollTop -= SCROLL_PX;
    if (y > box.bottom - EDGE_PX) element.scrollTop += SCROLL_PX;
    const gap = Math.round((y - top + element.scrollTop) / rowPx);
    this.gap = Math.max(0, Math.min(count, gap));
  }
}
