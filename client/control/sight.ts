/** Scrolls a list, and nothing around it, by as little as brings a row of it into sight with its neighbours. */
export function bringIntoSight(list: HTMLElement, row: HTMLElement): void {
  const room = row.offsetHeight;
  const top = row.offsetTop - list.offsetTop;
  if (top - room < list.scrollTop) list.scrollTop = top - room;
  const lowest = top + 2 * room - list.clientHeight;
  if (lowest > list.scrollTop) list.scrollTop = lowest;
}

/** Scrolls a list, and nothing around it, to where an item of it stands that is not wholly in sight. */
export function bringWholeIntoSight(list: HTMLElement, item: Element): void {
  const [place, it] = [list.getBoundingClientRect(), item.getBoundingClientRect()];
  if (it.top < place.top || it.bottom > place.bottom) list.scrollTop += it.top - place.top;
  if (it.left < place.left || it.right > place.right) list.scrollLeft += it.left - place.left;
}
