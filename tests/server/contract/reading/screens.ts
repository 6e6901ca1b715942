import type { View } from '../../../../machines/wire/views.ts';
import type { Step } from './stage.ts';

const IN_ORDER: readonly View[] = ['speaker', 'room', 'agenda', 'moderator', 'greenroom', 'overlay'];

/** What the contract says of messages and the blackout: accepted in any state. */
export const SCREENS = {
  'message.show': (stage, { id, to, text, style = 'info', needsSeen = false }) => {
    const others = stage.messages.filter((message) => message.to !== to);
    stage.messages = [...others, { id, to, text, style, needsSeen }];
    return null;
  },
  'message.clear': (stage, { to }) => {
    stage.messages = stage.messages.filter((message) => to !== undefined && message.to !== to);
    return null;
  },
  'screen.blackout': (stage, { on, views = ['room', 'agenda'] }) => {
    stage.dark = IN_ORDER.filter((view) => (views.includes(view) ? on : stage.dark.includes(view)));
    return null;
  },
} satisfies { [Type in 'message.show' | 'message.clear' | 'screen.blackout']: Step<Type> };
