import { mountDisplay } from '../lib/page/mountdisplay.ts';
import { HABIT_PARAMETERS } from './habit.ts';
import Speaker from './Speaker.svelte';

mountDisplay('speaker', Speaker, HABIT_PARAMETERS);
