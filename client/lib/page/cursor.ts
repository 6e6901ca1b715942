import { onPointerMoved } from './pointer.ts';

/** How long, in ms, the pointer stays in sight after it was moved. */
const IN_SIGHT_MS = 3_000;

/** Hides the pointer, but for some seconds whenever somebody moves it. */
export function hideCursor(): void {
  const { dataset } = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    dataset['cursor'] = 'hidden';
  };
  hide();
  onPointerMoved(() => {
    delete dataset['cursor'];
    clearTimeout(timer);
    timer = setTimeout(hide, IN_SIGHT_MS);
  });
}
