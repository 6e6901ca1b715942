import { mountDisplay } from '../lib/page/mountdisplay.ts';
import { OWN_PARAMETERS } from './parameters.ts';
import Overlay from './Overlay.svelte';

mountDisplay('overlay', Overlay, OWN_PARAMETERS);
