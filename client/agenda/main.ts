import { mountDisplay } from '../lib/page/mountdisplay.ts';
import Agenda from './Agenda.svelte';

mountDisplay('agenda', Agenda);
