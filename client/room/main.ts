import { mountDisplay } from '../lib/page/mountdisplay.ts';
import Room from './Room.svelte';

mountDisplay('room', Room);
