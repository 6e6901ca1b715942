/**
 * Whether a key is Enter and only goes on being held: on a button that has the keyboard it would press again
 * and again.
 */
export function isHeldEnter({ key, repeat }: Pick<KeyboardEvent, 'key' | 'repeat'>): boolean {
  return repeat && key === 'Enter';
}
