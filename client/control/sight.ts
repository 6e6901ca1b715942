/** Scrolls a list, and nothing around it, by as little as brings a row of it into sight with its neighbours. */
export function bringIntoSight(list: HTMLElement, row: HTMLElement): void {
  const room = row.offsetHeight;
  const top = row.offsetTop - list.offsetTop;
  if (top - room < list.scrollTop) list.scrollTop = top - room;
  const lowest = top + 2 * room - list.clientHeight;
  if (lowest > list.scrollTop) list.scrollTop = lowest;
}
