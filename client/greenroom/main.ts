import { mountDisplay } from '../lib/page/mountdisplay.ts';
import GreenRoom from './GreenRoom.svelte';

mountDisplay('greenroom', GreenRoom, ['calls']);
