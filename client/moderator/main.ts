import { mountDisplay } from '../lib/page/mountdisplay.ts';
import Moderator from './Moderator.svelte';

mountDisplay('moderator', Moderator);
