import type { Namespace, Socket } from 'socket.io';
import type { FromControl, ToControl } from '../../machines/wire/events.ts';
import type { Pass } from '../access/pass.ts';
import type { ShowHost } from '../shows/showHost.ts';
import type { Baton } from './baton.ts';

/** What is known of a connected controller; `id` is what it is known by to the others. */
export interface ControlData {
  host: ShowHost;
  id: string;
  name: string;
  pass: Pass;
  baton: Baton;
  /** Whether its link has ended, and so it is being put out. */
  isPutOut: boolean;
}

export type ControlNamespace = Namespace<FromControl, ToControl, Record<string, never>, ControlData>;
export type ControlSocket = Socket<FromControl, ToControl, Record<string, never>, ControlData>;
