import type { Action } from '../../machines/wire/command.ts';
import type { View } from '../../machines/wire/views.ts';

/** Darkens the audience's screens, or gives every dark one its light back. */
export function blackoutToggle(dark: readonly View[]): Action {
  return dark.length > 0
    ? { type: 'screen.blackout', on: false, views: [...dark] }
    : { type: 'screen.blackout', on: true };
}
