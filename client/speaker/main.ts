import { mountDisplay } from '../lib/page/mountdisplay.ts';
import Speaker from './Speaker.svelte';

mountDisplay('speaker', Speaker);
